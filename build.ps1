<#
.SYNOPSIS
    Builds, tests, packages or measures IisIdentityTools. Works in Windows PowerShell 5.1 and in PowerShell 7, on any operating system.
.DESCRIPTION
    Build     compiles everything and fills module/bin with the assemblies and their help; the checkout can then be imported.
    Test      runs every test that can run on this machine: xunit, and with pwsh and Pester the Pester suite.
    Package   builds, then lays the module out in artifacts/IisIdentityTools/<version>, with a .zip of it and its SHA-256.
    Bench     runs the benchmarks in tests/benchmarks.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Test, Package
#>
[CmdletBinding()]
param(
    # What to do, in the order given.
    [ValidateSet('Build', 'Test', 'Package', 'Bench')]
    [string[]] $Task = 'Build',

    # How to compile.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release',

    # Where Package puts its result.
    [string] $OutputFolder = [IO.Path]::Combine($PSScriptRoot, 'artifacts'),

    # Package what module/bin holds already.
    [switch] $NoBuild
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    Write-Verbose "dotnet $args"
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

# Entry names have forward slashes and a fixed order on every operating system and engine; Compress-Archive of 5.1 does neither.
function Compress-ModuleFolder([string] $Folder, [string] $Root, [string] $Zip) {
    Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
    if (Test-Path -LiteralPath $Zip) { Remove-Item -LiteralPath $Zip -Force }
    $archive = [IO.Compression.ZipFile]::Open($Zip, 'Create')
    try {
        $files = [string[]] @(Get-ChildItem -LiteralPath $Folder -Recurse -File | ForEach-Object { $_.FullName })
        [Array]::Sort($files, [StringComparer]::Ordinal)
        foreach ($file in $files) {
            $entry = $file.Substring($Root.TrimEnd('/', '\').Length + 1).Replace('\', '/')
            $null = [IO.Compression.ZipFileExtensions]::CreateEntryFromFile($archive, $file, $entry, 'Optimal')
        }
    }
    finally {
        $archive.Dispose()
    }
}

$solution = [IO.Path]::Combine($PSScriptRoot, 'IisIdentityTools.slnx')
if ($Task -contains 'Package' -and $Task -notcontains 'Build' -and -not $NoBuild) { $Task = @('Build') + $Task }

switch ($Task) {
    'Build' {
        Invoke-DotNet build $solution --configuration $Configuration --nologo
    }

    'Test' {
        Invoke-DotNet test $solution --configuration $Configuration --nologo
    }

    'Package' {
        $manifest = [IO.Path]::Combine($PSScriptRoot, 'IisIdentityTools.psd1')
        $version = (Import-PowerShellDataFile -LiteralPath $manifest).ModuleVersion
        $output = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutputFolder)
        $folder = [IO.Path]::Combine($output, 'IisIdentityTools', $version)
        if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
        $null = New-Item -ItemType Directory -Path $folder -Force

        Copy-Item -LiteralPath $manifest -Destination $folder
        Copy-Item -LiteralPath ([IO.Path]::Combine($PSScriptRoot, 'module')) -Destination $folder -Recurse
        foreach ($name in 'LICENSE', 'README.md', 'CHANGELOG.md') {
            $file = [IO.Path]::Combine($PSScriptRoot, $name)
            if (Test-Path -LiteralPath $file) { Copy-Item -LiteralPath $file -Destination $folder }
        }

        foreach ($framework in 'netstandard2.0', 'net8.0') {
            $assembly = [IO.Path]::Combine($folder, 'module', 'bin', $framework, 'IisIdentityTools.PowerShell.dll')
            if (-not (Test-Path -LiteralPath $assembly)) { throw "The module is not built: '$assembly' is missing. Run ./build.ps1 -Task Build." }
        }

        $zip = [IO.Path]::Combine($output, "IisIdentityTools-$version.zip")
        Compress-ModuleFolder -Folder $folder -Root $output -Zip $zip
        $hash = (Get-FileHash -LiteralPath $zip -Algorithm SHA256).Hash.ToLowerInvariant()
        [IO.File]::WriteAllText("$zip.sha256", "$hash  IisIdentityTools-$version.zip`n")
        Write-Output "Packaged $folder"
        Write-Output "Packaged $zip (SHA-256 $hash)"
    }

    'Bench' {
        $project = [IO.Path]::Combine($PSScriptRoot, 'tests', 'benchmarks', 'IisIdentityTools.Benchmarks.csproj')
        # Whole measurements first, whose figures are checked in; then every benchmark of BenchmarkDotNet.
        Invoke-DotNet run --configuration Release --project $project '--' ratios
        Invoke-DotNet run --configuration Release --project $project '--' access
        Invoke-DotNet run --configuration Release --project $project '--' import
        Invoke-DotNet run --configuration Release --project $project '--' --filter '*'
    }
}
