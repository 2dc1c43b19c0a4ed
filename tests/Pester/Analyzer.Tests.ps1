BeforeAll {
    . $PSScriptRoot/Support.ps1
    $HasAnalyzer = [bool] (Get-Module -Name PSScriptAnalyzer -ListAvailable)
}

Describe 'PSScriptAnalyzer' {
    It 'finds nothing in <_>' -ForEach 'IisIdentityTools.psd1', 'module/IisIdentityTools.psm1', 'build.ps1', 'tests/Pester/Invoke-Suite.ps1' {
        if (-not $HasAnalyzer) { Set-ItResult -Skipped -Because 'the module PSScriptAnalyzer is not installed' }
        $path = Join-Path $Repository $_
        # A process of its own: the analyzer loads another engine's help into the session.
        Invoke-Fresh { param($path) Invoke-ScriptAnalyzer -Path $path -Severity Error, Warning | ForEach-Object { "$($_.RuleName) line $($_.Line): $($_.Message)" } } $path | Should -BeNullOrEmpty
    }
}
