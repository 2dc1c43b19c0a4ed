BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    $PSDefaultParameterValues = @{ '*-Iis*:Snapshot' = $Contoso }
}

Describe 'Test-IisIsolation' {
    # D:\sites\media: SYSTEM, Administrators, svc_media, the pool Media.
    It 'finds LocalSystem alone at a closed site' {
        $findings = Test-IisIsolation Media | Where-Object Access -EQ 'Allowed'
        $findings.Identity | Sort-Object -Unique | Should -Be 'NT AUTHORITY\SYSTEM'
        $findings.OtherSites | Sort-Object -Unique | Should -Be 'Admin'
    }

    # D:\sites\admin lets IIS_IUSRS modify; the account of Partners is in no such group.
    It 'names every identity behind a group' {
        $finding = Test-IisIsolation Admin Modify | Where-Object { $_.Access -eq 'Allowed' -and $_.Path -eq 'D:\sites\admin' }
        $finding.Identities | Should -Contain 'IIS AppPool\Shop'
        $finding.Identities | Should -Not -Contain 'CONTOSO\svc_partners'
        $finding.IdentityCount | Should -Be @($finding.Identities).Count
    }

    It 'marks an identity that works for the site and for others as shared' {
        $shared = Test-IisIsolation Shop | Where-Object IsShared
        $shared.Identity | Sort-Object -Unique | Should -Be 'NT AUTHORITY\IUSR'
    }

    It 'takes sites by wildcard and from Get-IisEffectiveIdentity' {
        (Test-IisIsolation 'Med*').Site | Sort-Object -Unique | Should -Be 'Media'
        (Get-IisEffectiveIdentity -Site Media -WarningAction SilentlyContinue | Test-IisIsolation).Site | Sort-Object -Unique | Should -Be 'Media'
        ([pscustomobject] @{ Name = 'Media'; ID = 11 } | Test-IisIsolation).Site | Sort-Object -Unique | Should -Be 'Media'
    }

    It 'says that a site is not there' {
        (Get-ErrorOf { Test-IisIsolation Shopp }).Exception.Message | Should -Match "Did you mean 'Shop'"
    }

    It 'fits <_> columns, live and received' -ForEach 80, 120 {
        $findings = Test-IisIsolation
        $text = $findings | Format-Table | Out-String -Width $_
        $text | Should -Match 'Access +Identity +Right +Path'
        $text | Should -Not -Match '#ERR'
        $findings | Export-Clixml TestDrive:\findings.xml
        Import-Clixml TestDrive:\findings.xml | Format-Table | Out-String -Width $_ | Should -Be $text
        $findings[0] | Format-List | Out-String -Width $_ | Should -Not -Match '#ERR'
    }

    It 'reads well as JSON' {
        $finding = Test-IisIsolation Media | Select-Object -First 1
        $json = $finding | ConvertTo-Json -EnumsAsStrings -WarningVariable warnings | ConvertFrom-Json
        $warnings | Should -BeNullOrEmpty
        $json.Site | Should -Be 'Media'
        @($json.Identities).Count | Should -Be $finding.IdentityCount
    }

    It 'completes sites and rights' {
        Get-Completion "Test-IisIsolation -Snapshot '$Contoso' Med" | Should -Be 'Media'
        Get-Completion 'Test-IisIsolation -Right Mod' | Should -Be 'Modify'
    }
}
