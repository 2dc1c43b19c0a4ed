BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
}

Describe 'Errors' {
    It '<Cmdlet> without -Snapshot says so and gives a ready example' -ForEach @{ Cmdlet = 'Get-IisEffectiveIdentity' }, @{ Cmdlet = 'Get-IisIdentityToken' } {
        $problem = { & $Cmdlet } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike 'SnapshotRequired,*'
        $problem.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $problem.ErrorDetails.RecommendedAction | Should -BeLike "*$Cmdlet -Snapshot *"
    }

    It '<Id> for a snapshot that is <What>' -ForEach @(
        @{ What = 'not there'; Path = 'no-such-folder'; Id = 'SnapshotNotFound'; Category = 'ObjectNotFound' }
        @{ What = 'in another provider'; Path = 'Env:PATH'; Id = 'SnapshotNotInFileSystem'; Category = 'InvalidArgument' }
        @{ What = 'on no drive'; Path = 'Nowhere:\web01'; Id = 'SnapshotPathInvalid'; Category = 'InvalidArgument' }
        @{ What = 'no snapshot'; Path = 'TestDrive:\empty'; Id = 'SnapshotUnusable'; Category = 'InvalidData' }
        @{ What = 'a broken snapshot'; Path = 'TestDrive:\broken'; Id = 'SnapshotUnusable'; Category = 'InvalidData' }
    ) {
        $null = New-Item -ItemType Directory TestDrive:\empty, TestDrive:\broken -Force
        Set-Content TestDrive:\broken\facts.json '{ "formatVersion": '
        $problem = @(Get-ErrorOf { Get-IisEffectiveIdentity -Snapshot $Path })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem[0].CategoryInfo.Category | Should -Be $Category
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $problem[0].TargetObject | Should -Not -BeNullOrEmpty
    }

    It 'a name that matches nothing is an error of its own; the rest is answered' {
        $answers = Get-IisEffectiveIdentity -Snapshot $Contoso -Site 'No Such Site', 'Brochure' -ErrorVariable problems -ErrorAction SilentlyContinue
        @($problems).Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'SiteNotFound,*'
        $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $problems[0].TargetObject | Should -Be 'No Such Site'
        $answers.Site | Select-Object -Unique | Should -Be 'Brochure'
    }

    It 'a wildcard that matches nothing is no error' {
        Get-ErrorOf { Get-IisEffectiveIdentity -Snapshot $Contoso -Site 'Nothing*' } | Should -BeNullOrEmpty
    }

    It 'the target is what was wrong: <Id>' -ForEach @(
        @{ Id = 'ApplicationNotFound'; Bad = '/no-such-application'; Call = { Get-IisEffectiveIdentity -Snapshot $Contoso -Site Shop -Application '/no-such-application' } }
        @{ Id = 'UrlNotServed'; Bad = 'http://nowhere.invalid:8999/'; Call = { Get-IisEffectiveIdentity -Snapshot $Contoso -Url 'http://nowhere.invalid:8999/' } }
        @{ Id = 'ApplicationPoolNotFound'; Bad = 'NoSuchPool'; Call = { Get-IisIdentityToken -Snapshot $Contoso -ApplicationPool NoSuchPool } }
    ) {
        $problem = @(Get-ErrorOf $Call)
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $problem[0].TargetObject | Should -Be $Bad
    }

    It 'a broken snapshot stops itself only, and is reported once for all its records' {
        $null = New-Item -ItemType Directory TestDrive:\empty -Force
        $records = @(
            [pscustomobject]@{ Snapshot = (Join-Path $TestDrive 'empty'); Site = 'Shop' }
            [pscustomobject]@{ Snapshot = (Join-Path $TestDrive 'empty'); Site = 'Api' }
            [pscustomobject]@{ Snapshot = $Contoso; Site = 'Shop' }
        )
        $answers = $records | Get-IisEffectiveIdentity -ErrorVariable problems -ErrorAction SilentlyContinue
        @($problems).Count | Should -Be 1
        $answers.Site | Select-Object -Unique | Should -Be 'Shop'
    }

    It '-ErrorAction Stop stops' {
        { Get-IisEffectiveIdentity -Snapshot $Contoso -Site 'No Such Site' -ErrorAction Stop } | Should -Throw -ErrorId 'SiteNotFound,*'
    }

    It 'an error of the next command is its own, not ours' {
        { Get-IisEffectiveIdentity -Snapshot $Contoso | ForEach-Object { throw 'mine' } } | Should -Throw 'mine'
    }

    It 'no password of the configuration is ever shown' {
        $secret = 'Sup3r-Secret-Value'
        $config = Get-Content -Raw ([IO.Path]::Combine($Contoso, 'drives/C/Windows/System32/inetsrv/config/applicationHost.config'))
        $config = [regex]::Replace($config, '(?i)password="[^"]*"', "password=`"$secret`"")
        $file = Join-Path $TestDrive 'applicationHost.config'
        Set-Content -LiteralPath $file -Value $config
        $config | Should -BeLike "*$secret*"
        $said = & { Get-IisEffectiveIdentity -Snapshot $file -Verbose; Get-IisIdentityToken -Snapshot $file -Verbose } *>&1 | Format-List -Property * | Out-String -Width 4000
        $said.Length | Should -BeGreaterThan 1000
        $said | Should -Not -Match $secret
    }
}
