BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    $PSDefaultParameterValues = @{ '*-Iis*:Snapshot' = $Contoso }
}

Describe 'Get-IisFolderAccess' {
    # Entries of D:\sites\shop: SYSTEM, Administrators, the pool Shop, IUSR. The pool Admin runs as SYSTEM.
    It 'lists those that certainly reach a folder' {
        $reach = Get-IisFolderAccess D:\sites\shop | Where-Object Access -EQ 'Allowed'
        $reach.Identity | Sort-Object | Should -Be 'IIS AppPool\Shop', 'NT AUTHORITY\IUSR', 'NT AUTHORITY\SYSTEM'
        ($reach | Where-Object Identity -EQ 'IIS AppPool\Shop').Right | Should -Be 'ReadAndExecute'
    }

    It 'does not list who can only see attributes' {
        (Get-IisFolderAccess D:\sites\shop).Identity | Should -Not -Contain 'IIS AppPool\Brochure'
        (Get-IisFolderAccess D:\sites\shop ReadAttributes).Identity | Should -Contain 'IIS AppPool\Brochure'
    }

    It 'tells a caller who is not known yet from those who certainly reach it' {
        $caller = Get-IisFolderAccess D:\sites\shop | Where-Object Identity -EQ '(authenticated user)'
        $caller.Access | Should -Be 'Unknown'
        $caller.Possible | Should -Not -Be 'None'
    }

    It 'filters by right, by position as well' {
        $writers = Get-IisFolderAccess D:\sites\blog\uploads Modify | Where-Object Access -EQ 'Allowed'
        $writers.Identity | Should -Contain 'NT AUTHORITY\IUSR'
        (Get-IisFolderAccess D:\sites\shop -Right W | Where-Object Access -EQ 'Allowed').Identity | Should -Be 'NT AUTHORITY\SYSTEM'
    }

    It 'says whom the identities work for' {
        (Get-IisFolderAccess D:\sites\shop | Where-Object Identity -EQ 'IIS AppPool\Shop').UsedBy | Should -Be 'Shop/', 'Shop/help', 'Shop/loyalty'
    }

    It 'binds <What>' -ForEach @(
        @{ What = 'texts'; Record = 'D:\sites\media' }
        @{ What = 'places'; Record = 'Media/' }
        @{ What = 'FullName'; Record = [pscustomobject] @{ FullName = 'D:\sites\media' } }
        @{ What = 'Site and Path'; Record = [pscustomobject] @{ Site = 'Media'; Path = '/' } }
    ) {
        $reach = $Record | Get-IisFolderAccess
        $reach.Path | Sort-Object -Unique | Should -Be 'D:\sites\media'
        $reach.Identity | Should -Contain 'CONTOSO\svc_media'
    }

    It 'reports what does not exist' {
        (Get-ErrorOf { Get-IisFolderAccess D:\sites\gone }).FullyQualifiedErrorId | Should -BeLike 'PathNotFound*'
        (Get-ErrorOf { Get-IisFolderAccess Shopp/ }).Exception.Message | Should -Match "Did you mean 'Shop'"
    }

    It 'feeds Test-IisFolderAccess' {
        $again = Get-IisFolderAccess D:\sites\shop | Where-Object Access -EQ 'Allowed' | Test-IisFolderAccess
        $again.Access | Sort-Object -Unique | Should -Be 'Allowed'
        @($again).Count | Should -Be 3
    }

    It 'fits <_> columns, live and received' -ForEach 80, 120 {
        $reach = Get-IisFolderAccess D:\sites\shop
        $text = $reach | Format-Table | Out-String -Width $_
        $text | Should -Match 'Identity +Used by +Right'
        $text | Should -Not -Match '#ERR'
        $reach | Export-Clixml TestDrive:\reach.xml
        Import-Clixml TestDrive:\reach.xml | Format-Table | Out-String -Width $_ | Should -Be $text
        $reach | Format-List | Out-String -Width $_ | Should -Not -Match '#ERR'
    }
}
