BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    $Answers = Get-IisEffectiveIdentity -Snapshot $Contoso -Site 'Default Web Site', Brochure, Sandbox -WarningAction SilentlyContinue
}

Describe 'Views' {
    It 'the table of answers fits <_> columns and keeps all of them' -ForEach 80, 120 {
        $lines = ($Answers | Format-Table | Out-String -Width $_) -split '\r?\n'
        $lines | Where-Object { $_.Length -gt 120 } | Should -BeNullOrEmpty
        $header = $lines -match '^Path ' | Select-Object -First 1
        $header | Should -Match 'Path +Handler +User by +Runs as'
    }

    It 'the table says who and which part' {
        $text = $Answers | Where-Object { $_.Site -eq 'Default Web Site' -and $_.Application -eq '/' } | Out-String -Width 200
        $text | Should -Match 'Application: Default Web Site/ on WEB01, process IIS AppPool\\DefaultAppPool'
        $text | Should -Match 'StaticFile +Anonymous +NT AUTHORITY\\IUSR\s'
        $text | Should -Match 'AspNetIntegrated +Anonymous +request: NT AUTHORITY\\IUSR; code, content: IIS AppPool\\DefaultAppPool'
    }

    It 'the table says what IIS answers instead' {
        $refused = @($Answers | Where-Object Certainty -EQ Refused)
        $refused.Count | Should -BeGreaterThan 0
        $refused | Out-String -Width 400 | Should -Match 'refused: 50'
    }

    It 'the list spells the trail out, a step on each line' {
        $answer = $Answers | Where-Object { $_.Trail.Count -gt 1 } | Select-Object -First 1
        $text = $answer | Format-List | Out-String -Width 400
        for ($i = 1; $i -le $answer.Trail.Count; $i++) {
            $text | Should -Match "(?m)^(Trail +:| {3,}) *$i\. "
        }
    }

    It 'every answer can be shown as a table and as a list' {
        $Error.Clear()
        $all = Get-IisEffectiveIdentity -Snapshot $Contoso -WarningAction SilentlyContinue
        $all | Format-Table | Out-String -Width 120 | Should -Not -Match '#ERR'
        $all | Format-List | Out-String -Width 120 | Should -Not -Match '#ERR'
        $Error | Should -BeNullOrEmpty
    }

    It 'the strictest mode finds nothing to complain about' {
        $said = Invoke-Fresh {
            param($manifest, $contoso)
            Set-StrictMode -Version Latest
            Import-Module $manifest
            $answers = Get-IisEffectiveIdentity -Snapshot $contoso -WarningAction SilentlyContinue
            $tokens = Get-IisIdentityToken -Snapshot $contoso -WarningAction SilentlyContinue
            $null = $answers | Format-Table | Out-String
            $null = $answers | Format-List | Out-String
            $null = $tokens | Format-Table | Out-String
            $null = $tokens | Format-List | Out-String
            $Error.Count
        } $Manifest, $Contoso
        $said | Should -Be '0'
    }

    It 'the four-row table marks the current row' {
        $text = Get-IisEffectiveIdentity -Snapshot $Contoso -Site 'Default Web Site' -Application / -Matrix | Out-String -Width 80
        $text | Should -Match 'Now Impersonation Anonymous'
        @($text -split '\r?\n' -match '^\*  ').Count | Should -Be 1
    }

    It 'the token''s tables fit <_> columns' -ForEach 80, 120 {
        $tokens = Get-IisIdentityToken -Snapshot $Contoso -WarningAction SilentlyContinue
        $text = ($tokens | Format-Table | Out-String -Width $_) + ($tokens[0].Groups | Format-Table | Out-String -Width $_) + ($tokens[0].Privileges | Format-Table | Out-String -Width $_)
        $text | Should -Match 'IIS_IUSRS'
        $text | Should -Not -Match '#ERR'
    }

    It 'plain text has no colour codes' {
        $Answers | Out-String -Width 120 | Should -Not -Match "`e"
    }
}
