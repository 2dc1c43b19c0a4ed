# Dot-sourced by every test file: where things are, and how to ask a PowerShell of its own.
Set-StrictMode -Version 2

$Repository = [IO.Path]::GetFullPath([IO.Path]::Combine($PSScriptRoot, '..', '..'))
$Manifest = [IO.Path]::Combine($Repository, 'IisIdentityTools.psd1')
$Contoso = [IO.Path]::Combine($Repository, 'samples', 'contoso')
$PowerShell = (Get-Process -Id $PID).Path

# Runs a script in a new process and gives its output as text, one string for each line. An assembly cannot be unloaded, so whatever
# is about importing needs a process of its own.
function Invoke-Fresh {
    param([scriptblock] $Script, [object[]] $ArgumentList = @(), [string] $WorkingDirectory = $Repository)
    $quoted = foreach ($argument in $ArgumentList) { "'" + $argument.ToString().Replace("'", "''") + "'" }
    $command = "Set-Location -LiteralPath '$WorkingDirectory'; `$ErrorActionPreference = 'Stop'; & { $Script } $quoted"
    $encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($command))
    & $PowerShell -NoProfile -NonInteractive -OutputFormat Text -EncodedCommand $encoded 2>&1 | ForEach-Object { "$_" }
}

# The texts that Tab offers at the end of a line.
function Get-Completion([string] $Line) {
    @((TabExpansion2 -inputScript $Line -cursorColumn $Line.Length).CompletionMatches | ForEach-Object { $_.CompletionText })
}

# What a command writes or throws as errors, its output put aside.
function Get-ErrorOf([scriptblock] $Script) {
    try { & $Script 2>&1 3>$null | Where-Object { $_ -is [Management.Automation.ErrorRecord] } } catch { $_ }
}

# A copy of the sample server that may be changed; gives its path.
function New-ServerCopy([string] $Name) {
    $copy = Join-Path $TestDrive $Name
    Copy-Item $Contoso $copy -Recurse
    $copy
}

# One line for each file, name and hash, so that two states of a folder can be compared; -Server leaves the records of changes out.
function Get-FolderState([string] $Folder, [switch] $Server) {
    foreach ($file in Get-ChildItem -LiteralPath $Folder -Recurse -File -Force | Sort-Object FullName) {
        $name = [IO.Path]::GetRelativePath($Folder, $file.FullName)
        if (-not ($Server -and $name -match '^changes[\\/]')) { "$name $((Get-FileHash -LiteralPath $file.FullName).Hash)" }
    }
}
