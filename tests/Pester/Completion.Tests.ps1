BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    Push-Location $Repository
}

AfterAll {
    Pop-Location
}

Describe 'Completion' {
    It 'offers <What>' -ForEach @(
        @{ What = 'sites'; Line = 'Get-IisEffectiveIdentity -Snapshot samples/contoso -Site B'; Offers = 'Brochure', 'Blog' }
        @{ What = 'sites by position'; Line = 'Get-IisEffectiveIdentity -Snapshot samples/contoso Br'; Offers = @('Brochure') }
        @{ What = 'sites after a comma'; Line = 'Get-IisEffectiveIdentity -Snapshot samples/contoso -Site Shop,Br'; Offers = @('Brochure') }
        @{ What = 'sites when -Snapshot is given under its alias'; Line = 'Get-IisEffectiveIdentity -Source samples/contoso -Site Br'; Offers = @('Brochure') }
        @{ What = 'sites through the alias -Name'; Line = 'Get-IisEffectiveIdentity -Snapshot samples/contoso -Name Br'; Offers = @('Brochure') }
        @{ What = 'a name with a space in quotation marks'; Line = 'Get-IisEffectiveIdentity -Snapshot samples/contoso -Site Def'; Offers = @("'Default Web Site'") }
        @{ What = 'a name begun in quotation marks'; Line = "Get-IisEffectiveIdentity -Snapshot samples/contoso -Site 'Old"; Offers = @("'Old Portal'") }
        @{ What = 'the applications of the site'; Line = 'Get-IisEffectiveIdentity -Snapshot samples/contoso -Site Shop -Application /'; Offers = '/', '/help', '/loyalty' }
        @{ What = 'the applications of a site by wildcard'; Line = 'Get-IisEffectiveIdentity -Snapshot samples/contoso -Site intra* -Application /f'; Offers = '/finance', '/finance/payroll' }
        @{ What = 'application pools'; Line = 'Get-IisIdentityToken -Snapshot samples/contoso -ApplicationPool Ap'; Offers = 'Api', 'ApiOrders' }
        @{ What = 'sites to be changed'; Line = 'Set-IisAnonymousToPoolIdentity -Snapshot samples/contoso Br'; Offers = @('Brochure') }
        @{ What = 'applications to be changed'; Line = 'Set-IisAnonymousToPoolIdentity -Snapshot samples/contoso Shop /h'; Offers = @('/help') }
        @{ What = 'identities that get rights'; Line = 'Grant-IisFolderAccess -Snapshot samples/contoso -Identity IU'; Offers = @('IUSR') }
        @{ What = 'identities that lose rights'; Line = "Revoke-IisFolderAccess -Snapshot samples/contoso -Identity 'IIS AppPool\Sh"; Offers = @("'IIS AppPool\Shop'") }
        @{ What = 'kinds of handler'; Line = 'Get-IisEffectiveIdentity -Snapshot samples/contoso -HandlerKind Fast'; Offers = @('FastCgi') }
    ) {
        Get-Completion $Line | Should -Be $Offers
    }

    It 'offers nothing, and no file names, <What>' -ForEach @(
        @{ What = 'without a snapshot'; Line = 'Get-IisEffectiveIdentity -Site s' }
        @{ What = 'for a snapshot that is not there'; Line = 'Get-IisEffectiveIdentity -Snapshot no-such-folder -Site s' }
        @{ What = 'for a folder that is no snapshot'; Line = 'Get-IisEffectiveIdentity -Snapshot docs -Site s' }
        @{ What = 'for a drive that does not exist'; Line = 'Get-IisEffectiveIdentity -Snapshot Nowhere:\x -Site s' }
        @{ What = 'when no name begins so'; Line = 'Get-IisEffectiveIdentity -Snapshot samples/contoso -Site zzz' }
    ) {
        Get-Completion $Line | Should -BeNullOrEmpty
    }

    It 'takes the snapshot from $PSDefaultParameterValues when the line names none' {
        $global:PSDefaultParameterValues['Get-Iis*:Snapshot'] = 'samples/contoso'
        try { Get-Completion 'Get-IisEffectiveIdentity -Site Br' | Should -Be 'Brochure' } finally { $global:PSDefaultParameterValues.Remove('Get-Iis*:Snapshot') }
    }

    It 'leaves no trace in $Error' {
        $Error.Clear()
        $null = Get-Completion 'Get-IisEffectiveIdentity -Snapshot Nowhere:\x -Site s'
        $null = Get-Completion 'Get-IisEffectiveIdentity -Snapshot docs -Site s'
        $Error | Should -BeNullOrEmpty
    }

    It 'reads the snapshot again when it has changed' {
        Copy-Item $Contoso $TestDrive/changing -Recurse
        $config = "$TestDrive/changing/drives/C/Windows/System32/inetsrv/config/applicationHost.config"
        Get-Completion "Get-IisEffectiveIdentity -Snapshot $TestDrive/changing -Site Broc" | Should -Be 'Brochure'
        (Get-Content -Raw $config).Replace('"Brochure"', '"Broccoli"') | Set-Content $config
        (Get-Item $config).LastWriteTimeUtc = [datetime]::UtcNow.AddMinutes(1)
        Get-Completion "Get-IisEffectiveIdentity -Snapshot $TestDrive/changing -Site Broc" | Should -Be 'Broccoli'
    }

    It 'takes less than 100 ms' {
        $null = Get-Completion 'Get-IisEffectiveIdentity -Snapshot samples/contoso -Site B'
        $times = foreach ($run in 1..5) { (Measure-Command { Get-Completion 'Get-IisEffectiveIdentity -Snapshot samples/contoso -Site B' }).TotalMilliseconds }
        ($times | Sort-Object)[2] | Should -BeLessThan 100
    }
}
