BeforeAll {
    . $PSScriptRoot/Support.ps1
    $module = Import-Module $Manifest -PassThru

    function New-Resource([string] $Class, [hashtable] $Properties) {
        $instance = & $module ([scriptblock]::Create("[$Class]::new()"))
        foreach ($name in $Properties.Keys) { $instance.$name = $Properties[$name] }
        $instance
    }

    # As DSC v3 runs the command of a manifest: in the manifest's folder, JSON on standard input.
    function Invoke-Manifest([string] $Name, [string] $Operation, [hashtable] $Properties) {
        $folder = Join-Path (Split-Path $Manifest) 'module/dsc'
        $command = (Get-Content -Raw -LiteralPath (Join-Path $folder "$Name.dsc.resource.json") | ConvertFrom-Json).$Operation
        Push-Location -LiteralPath $folder
        try {
            $output = ConvertTo-Json -Compress $Properties | & $command.executable @($command.args) 2>&1
            $code = $LASTEXITCODE
        }
        finally { Pop-Location }
        [pscustomobject] @{
            Code   = $code
            Lines  = @($output | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] })
            Errors = @($output | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { "$_" })
        }
    }
}

Describe 'DSC resources' {
    BeforeEach {
        $server = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        Copy-Item -LiteralPath $Contoso -Destination $server -Recurse
    }

    It 'are declared in the manifest' {
        (Import-PowerShellDataFile -LiteralPath $Manifest).DscResourcesToExport | Sort-Object | Should -Be 'IisAnonymousIdentity', 'IisFolderAccess'
        (Get-Module -ListAvailable $Manifest).ExportedDscResources | Sort-Object | Should -Be 'IisAnonymousIdentity', 'IisFolderAccess'
    }

    Context 'IisAnonymousIdentity' {
        It 'is not as desired, is set, and is as desired then' {
            $resource = New-Resource IisAnonymousIdentity @{ Site = 'Shop'; Application = '/'; Snapshot = $server }
            $resource.Test() | Should -BeFalse
            $state = $resource.Get()
            $state.Identity | Should -Be 'IUSR'
            $state.Reasons[0].Code | Should -Be 'IisIdentityTools:IisAnonymousIdentity:Identity'
            $state.Reasons[0].Phrase | Should -BeLike '*applicationHost.config:469*'
            $resource.Set()
            $resource.Test() | Should -BeTrue
            $resource.Get().Identity | Should -Be 'Pool'
            $resource.Get().Reasons | Should -BeNullOrEmpty
            @(Get-IisChange -Snapshot $server).Count | Should -Be 1
            $resource.Set()
            @(Get-IisChange -Snapshot $server).Count | Should -Be 1
        }

        It 'goes back to IUSR' {
            $resource = New-Resource IisAnonymousIdentity @{ Site = 'Brochure'; Application = '/'; Identity = 'IUSR'; Force = $true; Snapshot = $server }
            $resource.Test() | Should -BeFalse
            $resource.Set()
            $resource.Test() | Should -BeTrue
        }

        It 'refuses what would break something and changes nothing' {
            $resource = New-Resource IisAnonymousIdentity @{ Site = 'Blog'; Application = '/wiki'; Snapshot = $server }
            { $resource.Set() } | Should -Throw '*D:\sites\wiki*'
            $resource.Test() | Should -BeFalse
            $resource.GrantMissingAccess = $true
            $resource.Set()
            $resource.Test() | Should -BeTrue
        }

        It 'knows an account, and cannot set one' {
            (New-Resource IisAnonymousIdentity @{ Site = 'Default Web Site'; Application = '/old'; Identity = 'IUSR_OLDNAME'; Snapshot = $server }).Test() | Should -BeTrue
            $other = New-Resource IisAnonymousIdentity @{ Site = 'Shop'; Application = '/'; Identity = 'CONTOSO\svc_web'; Snapshot = $server }
            $other.Test() | Should -BeFalse
            { $other.Set() } | Should -Throw '*password*'
        }

        It 'tells an account from a pool that runs as the same account' {
            $file = Join-Path $server 'drives/C/Windows/System32/inetsrv/config/applicationHost.config'
            $text = [IO.File]::ReadAllText($file)
            # The pool Partners runs as CONTOSO\svc_partners: so does the anonymous user of its application now, by its own setting.
            $changed = $text.Replace('userName="IUSR_OLDNAME"', 'userName="CONTOSO\svc_partners"').Replace('<application path="/old">', '<application path="/old" applicationPool="Partners">')
            $changed.Length | Should -BeGreaterThan ($text.Length + 20)
            [IO.File]::WriteAllText($file, $changed)
            $account = New-Resource IisAnonymousIdentity @{ Site = 'Default Web Site'; Application = '/old'; Identity = 'CONTOSO\svc_partners'; Snapshot = $server }
            $account.Test() | Should -BeTrue
            $account.Get().Identity | Should -Be 'CONTOSO\svc_partners'
            $pool = New-Resource IisAnonymousIdentity @{ Site = 'Default Web Site'; Application = '/old'; Force = $true; Snapshot = $server }
            $pool.Test() | Should -BeFalse
            $pool.Get().Identity | Should -Be 'CONTOSO\svc_partners'
            $pool.Set()
            $pool.Test() | Should -BeTrue
            $pool.Get().Identity | Should -Be 'Pool'
        }

        It 'says nothing where anonymous authentication is off' {
            (New-Resource IisAnonymousIdentity @{ Site = 'Intranet'; Application = '/'; Snapshot = $server }).Get().Identity | Should -Be ''
        }

        It 'names a site that does not exist' {
            { (New-Resource IisAnonymousIdentity @{ Site = 'Shpo'; Application = '/'; Snapshot = $server }).Test() } | Should -Throw "*'Shpo'*"
        }
    }

    Context 'IisFolderAccess' {
        It 'grants what is missing, once' {
            $resource = New-Resource IisFolderAccess @{ Path = 'D:\sites\images'; Identity = 'IUSR'; Right = 'Read'; Snapshot = $server }
            $resource.Test() | Should -BeFalse
            $resource.Get().Ensure | Should -Be 'Absent'
            $resource.Get().Reasons[0].Phrase | Should -BeLike '*IUSR lacks Read*'
            $resource.Set()
            $resource.Test() | Should -BeTrue
            $resource.Get().Ensure | Should -Be 'Present'
            $resource.Set()
            @(Get-IisChange -Snapshot $server).Count | Should -Be 1
        }

        It 'takes entries away' {
            $resource = New-Resource IisFolderAccess @{ Path = 'D:\sites\images'; Identity = 'IIS_IUSRS'; Ensure = 'Absent'; Force = $true; Snapshot = $server }
            $resource.Test() | Should -BeFalse
            $resource.Set()
            $resource.Test() | Should -BeTrue
            $resource.Get().Ensure | Should -Be 'Absent'
        }

        It 'fails when a deny entry wins' {
            { (New-Resource IisFolderAccess @{ Path = 'D:\sites\brochure\drafts'; Identity = 'IIS AppPool\Brochure'; Purpose = 'Modify'; Snapshot = $server }).Set() } | Should -Throw '*deny*'
        }

        It 'wants to know which access' {
            { (New-Resource IisFolderAccess @{ Path = 'D:\sites\images'; Identity = 'IUSR'; Snapshot = $server }).Test() } | Should -Throw '*Right or Purpose*'
        }
    }
}

Describe 'DSC v3 manifests' {
    BeforeAll {
        $folder = Join-Path (Split-Path $Manifest) 'module/dsc'
        $manifests = Get-ChildItem -LiteralPath $folder -Filter *.dsc.resource.json
    }

    BeforeEach {
        $server = Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))
        Copy-Item -LiteralPath $Contoso -Destination $server -Recurse
    }

    It 'have what DSC asks for, and the version of the module' {
        $manifests.Count | Should -Be 2
        foreach ($file in $manifests) {
            $declared = Get-Content -Raw -LiteralPath $file | ConvertFrom-Json
            $declared.'$schema' | Should -Be 'https://aka.ms/dsc/schemas/v3/bundled/resource/manifest.json'
            $declared.type | Should -Match '^\w+(\.\w+){0,2}\/\w+$'
            $declared.version | Should -Be (Import-PowerShellDataFile -LiteralPath $Manifest).ModuleVersion
            $declared.schema.embedded.properties._inDesiredState.'$ref' | Should -Be 'https://aka.ms/dsc/schemas/v3/resource/properties/inDesiredState.json'
            foreach ($operation in 'get', 'set', 'test', 'whatIf') {
                $declared.$operation.executable | Should -Be 'pwsh'
                $declared.$operation.input | Should -Be 'stdin'
            }
        }
    }

    It 'describe the properties of the classes' {
        foreach ($pair in @{ File = 'AnonymousIdentity'; Class = 'IisAnonymousIdentity' }, @{ File = 'FolderAccess'; Class = 'IisFolderAccess' }) {
            $schema = (Get-Content -Raw -LiteralPath (Join-Path $folder "$($pair.File).dsc.resource.json") | ConvertFrom-Json).schema.embedded
            $names = $schema.properties.PSObject.Properties.Name | Where-Object { -not $_.StartsWith('_') } | Sort-Object
            (New-Resource $pair.Class @{}).PSObject.Properties.Name | ForEach-Object { $_.Substring(0, 1).ToLowerInvariant() + $_.Substring(1) } | Sort-Object | Should -Be $names
        }
    }

    It 'get, test, preview and set' {
        $wanted = @{ site = 'Shop'; application = '/'; identity = 'Pool'; snapshot = $server }
        $get = Invoke-Manifest AnonymousIdentity get $wanted
        $get.Code | Should -Be 0
        ($get.Lines[0] | ConvertFrom-Json).identity | Should -Be 'IUSR'

        $test = Invoke-Manifest AnonymousIdentity test $wanted
        ($test.Lines[0] | ConvertFrom-Json)._inDesiredState | Should -BeFalse
        $test.Lines[1] | Should -Be '["identity"]'

        $preview = Invoke-Manifest AnonymousIdentity whatIf $wanted
        ($preview.Lines[0] | ConvertFrom-Json).identity | Should -Be 'Pool'
        ($preview.Lines[0] | ConvertFrom-Json)._metadata.whatIf[0] | Should -BeLike '*userName*'
        Test-Path (Join-Path $server 'changes') | Should -BeFalse

        $set = Invoke-Manifest AnonymousIdentity set $wanted
        $set.Errors | Should -BeNullOrEmpty
        $set.Lines.Count | Should -Be 1
        ($set.Lines[0] | ConvertFrom-Json).identity | Should -Be 'Pool'
        ((Invoke-Manifest AnonymousIdentity test $wanted).Lines[0] | ConvertFrom-Json)._inDesiredState | Should -BeTrue
    }

    It 'work for folders' {
        $wanted = @{ path = 'D:\sites\images'; identity = 'IUSR'; right = 'Read'; snapshot = $server }
        ((Invoke-Manifest FolderAccess test $wanted).Lines[0] | ConvertFrom-Json)._inDesiredState | Should -BeFalse
        (Invoke-Manifest FolderAccess set $wanted).Code | Should -Be 0
        ((Invoke-Manifest FolderAccess test $wanted).Lines[0] | ConvertFrom-Json)._inDesiredState | Should -BeTrue
    }

    It 'say on standard error what is wrong' {
        $wrong = Invoke-Manifest AnonymousIdentity get @{ site = 'Shpo'; application = '/'; snapshot = $server }
        $wrong.Code | Should -Be 1
        ($wrong.Errors -join "`n" | ConvertFrom-Json).error | Should -BeLike "*'Shpo'*"
        (Invoke-Manifest AnonymousIdentity get @{ sight = 'Shop' }).Errors -join "`n" | Should -BeLike "*'sight'*Site*"
    }
}
