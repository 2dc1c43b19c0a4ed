BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
}

Describe 'Get-IisEffectiveIdentity' {
    It 'answers for every site of the sample' {
        $answers = Get-IisEffectiveIdentity -Snapshot $Contoso -WarningAction SilentlyContinue
        $answers[0].PSObject.TypeNames[0] | Should -Be 'IisIdentityTools.Identity.EffectiveIdentity'
        'Default Web Site', 'Brochure', 'Shop', 'Old Portal' | ForEach-Object { $answers.Site | Should -Contain $_ }
        $answers.Server | Select-Object -Unique | Should -Be 'WEB01'
    }

    It 'answers <Site><Path> as worked out by hand: <Code>, <Content>' -ForEach @(
        @{ Site = 'Default Web Site'; Path = '/iisstart.htm'; Request = 'NT AUTHORITY\IUSR'; Code = ''; Content = 'NT AUTHORITY\IUSR' }
        @{ Site = 'Default Web Site'; Path = '/default.aspx'; Request = 'NT AUTHORITY\IUSR'; Code = 'IIS AppPool\DefaultAppPool'; Content = 'IIS AppPool\DefaultAppPool' }
        @{ Site = 'Brochure'; Path = '/downloads/catalog.pdf'; Request = 'IIS AppPool\Brochure'; Code = ''; Content = 'CONTOSO\svc_content' }
        @{ Site = 'Brochure'; Path = '/press/kit.html'; Request = 'CONTOSO\svc_press'; Code = ''; Content = 'CONTOSO\svc_press' }
        @{ Site = 'Legacy'; Path = '/default.asp'; Request = 'NT AUTHORITY\IUSR'; Code = 'NT AUTHORITY\IUSR'; Content = 'NT AUTHORITY\IUSR' }
    ) {
        $answer = @(Get-IisEffectiveIdentity -Snapshot $Contoso -Site $Site -Path $Path -WarningAction SilentlyContinue)
        $answer.Count | Should -Be 1
        $answer[0].RequestIdentity | Should -Be $Request
        $answer[0].CodeIdentity | Should -Be $Code
        $answer[0].ContentIdentity | Should -Be $Content
        $answer[0].Trail.Count | Should -BeGreaterThan 0
    }

    It 'takes wildcards for sites and applications' {
        (Get-IisEffectiveIdentity -Snapshot $Contoso -Site 'B*' -WarningAction SilentlyContinue).Site | Select-Object -Unique | Should -Be 'Brochure', 'Blog'
        (Get-IisEffectiveIdentity -Snapshot $Contoso -Site intranet -Application '/f*' -WarningAction SilentlyContinue).Application | Select-Object -Unique | Should -Be '/finance', '/finance/payroll'
    }

    It 'narrows to kinds of handler' {
        (Get-IisEffectiveIdentity -Snapshot $Contoso -Site 'Default Web Site' -HandlerKind ClassicAsp).HandlerKind | Select-Object -Unique | Should -Be 'ClassicAsp'
    }

    It 'names the user who authenticates when told' {
        $answer = Get-IisEffectiveIdentity -Snapshot $Contoso -Site Legacy -Path /members/default.asp -User 'CONTOSO\ann' -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
        $answer.CodeIdentity | Should -Contain 'CONTOSO\ann'
    }

    It 'writes the four-row table with -Matrix' {
        $rows = Get-IisEffectiveIdentity -Snapshot $Contoso -Site 'Default Web Site' -Application / -Matrix
        $rows.Count | Should -Be 4
        @($rows | Where-Object IsCurrent).Count | Should -Be 1
        ($rows | ForEach-Object { "$($_.Impersonation) $($_.AnonymousAccess)" } | Sort-Object) -join ', ' | Should -Be 'False False, False True, True False, True True'
        ($rows | Where-Object { $_.IsCurrent }).CodeIdentity | Should -Be 'IIS AppPool\DefaultAppPool'
    }

    Context 'pipeline' {
        It 'takes names' {
            ('Shop', 'Api' | Get-IisEffectiveIdentity -Snapshot $Contoso -WarningAction SilentlyContinue).Site | Select-Object -Unique | Should -Be 'Shop', 'Api'
        }

        It 'binds <What>' -ForEach @(
            @{ What = 'Site and Application'; Record = @{ Site = 'Shop'; Application = '/help' }; Site = 'Shop'; Application = '/help' }
            @{ What = 'Name, as Get-IISSite has it'; Record = @{ Name = 'Shop'; Id = 5; Applications = @('x'); State = 'Started' }; Site = 'Shop'; Application = '/', '/help', '/loyalty' }
            @{ What = 'name and ItemXPath, as Get-Website has it'; Record = @{ name = 'Shop'; physicalPath = 'D:\elsewhere'; applicationPool = 'Shop'; ItemXPath = "/system.applicationHost/sites/site[@name='Shop' and @id='5']" }; Site = 'Shop'; Application = '/', '/help', '/loyalty' }
            @{ What = 'path and ItemXPath, as Get-WebApplication has it'; Record = @{ path = '/help'; PhysicalPath = 'D:\elsewhere'; applicationPool = 'Shop'; ItemXPath = "/system.applicationHost/sites/site[@name='Shop' and @id='5']/application[@path='/help']" }; Site = 'Shop'; Application = '/help' }
        ) {
            $answers = [pscustomobject] $Record | Get-IisEffectiveIdentity -Snapshot $Contoso -WarningAction SilentlyContinue
            $answers.Site | Select-Object -Unique | Should -Be $Site
            $answers.Application | Select-Object -Unique | Should -Be $Application
        }

        It 'binds Url, also beside a Name' {
            $url = [pscustomobject]@{ Name = 'my bookmark'; Url = 'http://localhost/iisstart.htm' }
            $said = $url | Get-IisEffectiveIdentity -Snapshot $Contoso -WarningAction SilentlyContinue 2>&1
            @($said | Where-Object { $_ -is [Management.Automation.ErrorRecord] }) | Should -BeNullOrEmpty
            $said.Site | Select-Object -Unique | Should -Be 'Default Web Site'
        }

        It 'takes its own answers again' {
            $first = Get-IisEffectiveIdentity -Snapshot $Contoso -Site Brochure -Path /press/kit.html
            $again = $first | Get-IisEffectiveIdentity -Snapshot $Contoso
            "$again" | Should -Be "$first"
        }

        It 'takes a site object as an argument, live and received' {
            $site = [pscustomobject]@{ Name = 'Shop' }
            $received = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($site))
            (Get-IisEffectiveIdentity $site -Snapshot $Contoso -WarningAction SilentlyContinue).Site | Select-Object -Unique | Should -Be 'Shop'
            (Get-IisEffectiveIdentity -Site $received -Snapshot $Contoso -WarningAction SilentlyContinue).Site | Select-Object -Unique | Should -Be 'Shop'
        }

        It 'says what a record lacks that names no site' {
            $problems = @(Get-ErrorOf { [pscustomobject]@{ Colour = 'red' } | Get-IisEffectiveIdentity -Snapshot $Contoso })
            $problems.Count | Should -Be 1
        }

        It 'opens a snapshot once for all records' {
            $said = 'Shop', 'Api', 'Blog' | Get-IisEffectiveIdentity -Snapshot $Contoso -Verbose -WarningAction SilentlyContinue 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
            @($said -match '^Reading snapshot').Count | Should -Be 1
        }

        It 'stops early when the next command has enough' {
            @(Get-IisEffectiveIdentity -Snapshot $Contoso | Select-Object -First 1).Count | Should -Be 1
            @('Shop', 'Api' | Get-IisEffectiveIdentity -Snapshot $Contoso | Select-Object -First 2).Count | Should -Be 2
            $Error.Clear()
            $null = Get-IisEffectiveIdentity -Snapshot $Contoso -Site 'No Such Site' 2>&1 | Select-Object -First 1
            @($Error | Where-Object { $_.FullyQualifiedErrorId -like 'UnexpectedFailure*' }) | Should -BeNullOrEmpty
        }
    }

    Context 'snapshot paths' {
        It 'reads <What>' -ForEach @(
            @{ What = 'a relative path'; Make = { 'samples/contoso' } }
            @{ What = 'a path on a PowerShell drive'; Make = { $null = New-PSDrive -Name Captures -PSProvider FileSystem -Root (Split-Path $Contoso) -Scope Global; 'Captures:\contoso' } }
            @{ What = 'a path with wildcard characters'; Make = { Copy-Item $Contoso "$TestDrive/web[1]" -Recurse; "$TestDrive/web[1]" } }
            @{ What = 'a .zip'; Make = { Add-Type -AssemblyName System.IO.Compression.FileSystem; [IO.Compression.ZipFile]::CreateFromDirectory($Contoso, "$TestDrive/contoso.zip"); "$TestDrive/contoso.zip" } }
            @{ What = 'a bare applicationHost.config'; Make = { "$Contoso/drives/C/Windows/System32/inetsrv/config/applicationHost.config" } }
        ) {
            Push-Location $Repository
            try {
                $path = & $Make
                @(Get-IisEffectiveIdentity -Snapshot $path -Site 'Default Web Site' -HandlerKind StaticFile -WarningAction SilentlyContinue).Count | Should -BeGreaterThan 0
            }
            finally {
                Pop-Location
                Remove-PSDrive -Name Captures -ErrorAction SilentlyContinue
            }
        }

        It 'leaves answers that hold all they say when the snapshot is closed and gone' {
            Add-Type -AssemblyName System.IO.Compression.FileSystem
            $zip = Join-Path $TestDrive 'passing.zip'
            [IO.Compression.ZipFile]::CreateFromDirectory($Contoso, $zip)
            $answers = Get-IisEffectiveIdentity -Snapshot $zip -WarningAction SilentlyContinue
            $tokens = Get-IisIdentityToken -Snapshot $zip -WarningAction SilentlyContinue
            Remove-Item $zip
            $expected = (Get-IisEffectiveIdentity -Snapshot $Contoso -WarningAction SilentlyContinue | Format-List | Out-String) + (Get-IisIdentityToken -Snapshot $Contoso -WarningAction SilentlyContinue | Format-List | Out-String)
            ($answers | Format-List | Out-String) + ($tokens | Format-List | Out-String) | Should -Be $expected
        }

        It 'has Source as an alias' {
            @(Get-IisEffectiveIdentity -Source $Contoso -Site Shop -HandlerKind StaticFile).Count | Should -BeGreaterThan 0
        }
    }

    It 'tells with -Verbose what was read and how long it took' {
        $said = Get-IisEffectiveIdentity -Snapshot $Contoso -Site Shop -Verbose -WarningAction SilentlyContinue 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }
        "$($said[0])" | Should -BeLike "Reading snapshot '*contoso'."
        "$($said[1])" | Should -Match "^Read server 'WEB01' in \d+ ms: \d+ sites, \d+ application pools, facts of \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ\.$"
        "$($said[-1])" | Should -Match "^Wrote \d+ answers for server 'WEB01' in \d+ ms\.$"
    }
}
