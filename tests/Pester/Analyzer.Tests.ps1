BeforeDiscovery {
    $HasAnalyzer = [bool] (Get-Module -Name PSScriptAnalyzer -ListAvailable)
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
}

Describe 'PSScriptAnalyzer' {
    It 'finds nothing in <_>' -Skip:(-not $HasAnalyzer) -ForEach 'IisIdentityTools.psd1', 'module/IisIdentityTools.psm1', 'build.ps1', 'tests/Pester/Invoke-Suite.ps1' {
        $path = Join-Path $Repository $_
        # A process of its own: the analyzer loads another engine's help into the session.
        Invoke-Fresh { param($path) Invoke-ScriptAnalyzer -Path $path -Severity Error, Warning | ForEach-Object { "$($_.RuleName) line $($_.Line): $($_.Message)" } } $path | Should -BeNullOrEmpty
    }
}
