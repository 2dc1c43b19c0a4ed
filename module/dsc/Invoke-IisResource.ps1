<#
.SYNOPSIS
    Runs a DSC resource of IisIdentityTools as DSC v3 wants it: properties as JSON on standard input, the state as JSON on standard output.
.PARAMETER Resource
    The class of the resource.
.PARAMETER Operation
    get, test, set or whatIf.
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [ValidateSet('IisAnonymousIdentity', 'IisFolderAccess')] [string] $Resource,
    [Parameter(Mandatory)] [ValidateSet('get', 'test', 'set', 'whatIf')] [string] $Operation
)

$ErrorActionPreference = 'Stop'
# Standard output is for the state alone; the module's commands look for these where every session has them.
$global:ProgressPreference = $global:WarningPreference = $global:InformationPreference = 'SilentlyContinue'

# DSC reads what goes wrong from standard error, one JSON object a line.
function Write-Trace([string] $Level, [string] $Message) {
    [Console]::Error.WriteLine((ConvertTo-Json -Compress -InputObject @{ $Level = $Message }))
}

try {
    $module = Import-Module -Name ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'IisIdentityTools.psd1')) -PassThru
    $text = [Console]::In.ReadToEnd()
    $wanted = ConvertFrom-Json -InputObject $(if ($text.Trim()) { $text } else { '{}' })
    $instance = & $module ([scriptblock]::Create("[$Resource]::new()"))
    foreach ($property in $wanted.PSObject.Properties) {
        # Names that begin with an underscore are DSC's own.
        if ($property.Name.StartsWith('_')) { continue }
        $known = $instance.PSObject.Properties[$property.Name]
        if (-not $known -or $known.Name -eq 'Reasons') { throw "There is no property '$($property.Name)' that can be set. There are: $(($instance.PSObject.Properties.Name | Where-Object { $_ -ne 'Reasons' }) -join ', ')." }
        $known.Value = $property.Value
    }

    if ($Operation -eq 'set') { $instance.Set() }
    $state = $instance.Get()
    $output = [ordered] @{}
    foreach ($property in $state.PSObject.Properties) {
        $name = $property.Name.Substring(0, 1).ToLowerInvariant() + $property.Name.Substring(1)
        if ($null -ne $property.Value -and '' -ne $property.Value) { $output[$name] = $property.Value }
    }
    $output['reasons'] = @($state.Reasons | ForEach-Object { [ordered] @{ code = $_.Code; phrase = $_.Phrase } })
    $differing = @(foreach ($name in 'Identity', 'Ensure') { if ($wanted.PSObject.Properties[$name] -and $state.PSObject.Properties[$name] -and $state.$name -ne $wanted.$name) { $name.ToLowerInvariant() } })
    if ($Operation -eq 'whatIf') {
        # The state that set would bring about, with what it would change.
        foreach ($name in $differing) { $output[$name] = $wanted.$name }
        $output['_metadata'] = [ordered] @{ whatIf = @($state.Reasons | ForEach-Object Phrase) }
        $output['reasons'] = @()
    }
    elseif ($Operation -eq 'test') {
        $output['_inDesiredState'] = $state.Reasons.Count -eq 0
    }

    [Console]::Out.WriteLine((ConvertTo-Json -Compress -Depth 5 -InputObject $output))
    if ($Operation -eq 'test') { [Console]::Out.WriteLine((ConvertTo-Json -Compress -InputObject $differing)) }
    exit 0
}
catch {
    Write-Trace 'error' $_.Exception.Message
    exit 1
}
