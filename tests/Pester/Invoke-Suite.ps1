<#
.SYNOPSIS
    Runs the Pester suite. Exit code: 0 passed, 1 a test failed, 3 a file failed before its tests ran, 4 there is no Pester 5.
#>
[CmdletBinding()]
param(
    # Where the results are written, in JUnit's format; none when left out.
    [string] $ResultFile,

    # Files to run; all when left out.
    [string[]] $Path = $PSScriptRoot
)

$pester = Get-Module -Name Pester -ListAvailable | Where-Object { $_.Version.Major -eq 5 } | Sort-Object -Property Version -Descending | Select-Object -First 1
if (-not $pester) {
    [Console]::Error.WriteLine('There is no Pester 5 here.')
    exit 4
}

Import-Module -Name $pester.Path
$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = if ($ResultFile) { 'None' } else { 'Detailed' }
if ($ResultFile) {
    $configuration.TestResult.Enabled = $true
    $configuration.TestResult.OutputFormat = 'JUnitXml'
    $configuration.TestResult.OutputPath = $ResultFile
}

$run = Invoke-Pester -Configuration $configuration
foreach ($container in $run.FailedContainers) {
    [Console]::Error.WriteLine("$($container.Item): $($container.ErrorRecord | Out-String)")
}

foreach ($block in $run.FailedBlocks) {
    [Console]::Error.WriteLine("$($block.ExpandedPath): $($block.ErrorRecord | Out-String)")
}

if ($run.FailedContainersCount -gt 0) { exit 3 }
if ($run.FailedCount -gt 0) { exit 1 }
exit 0
