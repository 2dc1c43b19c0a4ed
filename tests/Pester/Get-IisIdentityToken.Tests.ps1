BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
}

Describe 'Get-IisIdentityToken' {
    It 'answers for the application pools when nothing is named' {
        $tokens = Get-IisIdentityToken -Snapshot $Contoso -WarningAction SilentlyContinue
        $tokens[0].PSObject.TypeNames[0] | Should -Be 'IisIdentityTools.Identity.Tokens.IdentityToken'
        'DefaultAppPool', 'Shop', 'OldPortal' | ForEach-Object { $tokens.ApplicationPool | Should -Contain $_ }
    }

    It 'takes an identity by name and by SID' {
        (Get-IisIdentityToken 'NT AUTHORITY\IUSR' -Snapshot $Contoso -WarningAction SilentlyContinue).IdentitySid | Should -Be 'S-1-5-17'
        (Get-IisIdentityToken -Identity S-1-5-17 -Snapshot $Contoso -WarningAction SilentlyContinue).Identity | Should -Be 'NT AUTHORITY\IUSR'
    }

    It 'knows that a worker process is in IIS_IUSRS and that IUSR is not' {
        (Get-IisIdentityToken -ApplicationPool DefaultAppPool -Snapshot $Contoso -WarningAction SilentlyContinue).IsInIisIusrs | Should -Be 'Yes'
        (Get-IisIdentityToken -Identity S-1-5-17 -Snapshot $Contoso -WarningAction SilentlyContinue).IsInIisIusrs | Should -Be 'No'
    }

    It 'gives the pool the SID that Windows gives it' {
        (Get-IisIdentityToken -ApplicationPool DefaultAppPool -Snapshot $Contoso -WarningAction SilentlyContinue).IdentitySid |
            Should -Be 'S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415'
    }

    It 'takes wildcards for pools' {
        (Get-IisIdentityToken -ApplicationPool 'Api*' -Snapshot $Contoso -WarningAction SilentlyContinue).ApplicationPool | Should -Be 'Api', 'ApiOrders'
    }

    It 'binds <What>' -ForEach @(
        @{ What = 'Name, as Get-IISAppPool has it'; Record = @{ Name = 'Shop'; State = 'Started' }; Pool = 'Shop'; Sid = 'S-1-5-82-*' }
        @{ What = 'SID before Name, as Get-LocalUser has them'; Record = @{ Name = 'IUSR'; SID = 'S-1-5-17' }; Pool = ''; Sid = 'S-1-5-17' }
        @{ What = 'ApplicationPool, as our answers have it'; Record = @{ Site = 'Legacy'; Application = '/members'; ApplicationPool = 'Legacy' }; Pool = 'Legacy'; Sid = 'S-1-5-82-*' }
    ) {
        $token = [pscustomobject] $Record | Get-IisIdentityToken -Snapshot $Contoso -WarningAction SilentlyContinue
        @($token).Count | Should -Be 1
        $token.ApplicationPool | Should -Be $Pool
        $token.IdentitySid | Should -BeLike $Sid
    }

    It 'says why each group is there' {
        $groups = (Get-IisIdentityToken -Identity S-1-5-17 -Snapshot $Contoso -WarningAction SilentlyContinue).Groups
        $groups.Count | Should -BeGreaterThan 3
        @($groups | Where-Object { -not $_.Why }) | Should -BeNullOrEmpty
    }
}
