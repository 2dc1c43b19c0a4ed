BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    $WarningPreference = 'SilentlyContinue'
    $HostFile = 'drives/C/Windows/System32/inetsrv/config/applicationHost.config'

    function Get-AnonymousUser([string] $Snapshot, [string] $Site, [string] $Application = '/') {
        $answers = Get-IisEffectiveIdentity -Snapshot $Snapshot -Site $Site -Application $Application -HandlerKind StaticFile
        ($answers | Where-Object { $_.Authentication -eq 'Anonymous' -and $_.Path -eq $Application }).RequestIdentity
    }

    # The lines that a file has and another one has not.
    function Get-NewLine([string] $Before, [string] $After) {
        Compare-Object (Get-Content $Before) (Get-Content $After) | Where-Object SideIndicator -EQ '=>' | ForEach-Object { $_.InputObject.Trim() }
    }
}

Describe 'Set-IisAnonymousToPoolIdentity -WhatIf' {
    BeforeAll {
        $copy = New-ServerCopy whatif
        $before = Get-FolderState $copy
        $said = (Invoke-Fresh {
            param($manifest, $copy)
            $WarningPreference = 'SilentlyContinue'
            Import-Module $manifest
            Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -GrantMissingAccess -WhatIf
        } $Manifest, $copy) -join "`n"
    }

    It 'writes nothing at all' {
        Get-FolderState $copy | Should -Be $before
    }

    It 'says first what breaks, then the configuration, the permissions and the prediction' {
        $places = foreach ($part in 'Nothing that works now would break', '1. C:\Windows\System32\inetsrv\config\applicationHost.config', '+    <location path="Blog">', '2. Permissions of D:\sites\wiki', 'Requests, before -> after', 'Access, before -> after') {
            $said.IndexOf($part)
        }
        $places | Should -Not -Contain -1
        $places | Should -Be ($places | Sort-Object)
        $said | Should -BeLike 'What if: WEB01:*'
    }

    It 'shows the entry that comes, by SID and in words' {
        # CreateFiles, CreateDirectories, WriteExtendedAttributes, WriteAttributes, Delete: 0x2 + 0x4 + 0x10 + 0x100 + 0x10000, which SDDL spells so.
        $said | Should -Match '\+ \(A;OICI;DCLCRPCRSD;;;S-1-5-82-2734256158-3485737692-275298378-1529073857-2789248872\)  allow IIS AppPool\\Blog CreateFiles'
    }

    It 'shows who runs as whom' {
        $said | Should -Match 'Blog/ StaticFile by Anonymous: request, content NT AUTHORITY\\IUSR -> IIS AppPool\\Blog; network'
    }

    It 'shows a plan that would be refused, says so, and is no error' {
        $said = (Invoke-Fresh {
            param($manifest, $copy)
            Import-Module $manifest
            Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -WhatIf -WarningAction SilentlyContinue -ErrorVariable problems
            "$($problems.Count)"
        } $Manifest, $copy)
        $said -join "`n" | Should -Match 'IT WOULD BE REFUSED[^\n]*\n +! One place that NT AUTHORITY\\IUSR can change cannot be changed by IIS AppPool\\Blog: ''D:\\sites\\wiki''\.\nAdd -GrantMissingAccess'
        $said[-1] | Should -Be '0'
        Get-FolderState $copy | Should -Be $before
    }

    It 'gives the plan as an object with -PassThru' {
        $plan = Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -WhatIf -PassThru
        $plan.State | Should -Be 'Refused'
        $plan.Breaks.Count | Should -Be 1
        $plan.ChangeId | Should -BeNullOrEmpty
    }

    It 'obeys $WhatIfPreference of a caller' {
        function Invoke-Caller {
            [CmdletBinding(SupportsShouldProcess)]
            param($Snapshot)
            Set-IisAnonymousToPoolIdentity -Snapshot $Snapshot -Site Blog -PassThru
        }
        (Invoke-Caller -Snapshot $copy -WhatIf).State | Should -Be 'Refused'
        Get-FolderState $copy | Should -Be $before
    }

    It 'works for an archive, which cannot be changed' {
        $zip = Join-Path $TestDrive 'contoso.zip'
        Compress-Archive -Path "$copy/*" -DestinationPath $zip
        (Set-IisAnonymousToPoolIdentity -Snapshot $zip -Site Shop -WhatIf -PassThru).State | Should -Be 'Planned'
        $problem = @(Get-ErrorOf { Set-IisAnonymousToPoolIdentity -Snapshot $zip -Site Shop -Confirm:$false })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'SourceNotWritable,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'Unpack'
    }
}

Describe 'Set-IisAnonymousToPoolIdentity' {
    It 'changes a site, writes nothing to the pipeline, and adds exactly one location' {
        $copy = New-ServerCopy plain
        Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Shop -Confirm:$false | Should -BeNullOrEmpty
        Get-AnonymousUser $copy Shop | Should -Be 'IIS AppPool\Shop'
        Get-AnonymousUser $copy Shop /help | Should -Be 'IIS AppPool\Shop'
        Get-NewLine "$Contoso/$HostFile" "$copy/$HostFile" | Should -Be @(
            '<location path="Shop">', '<system.webServer>', '<security>', '<authentication>', '<anonymousAuthentication userName="" />',
            '</authentication>', '</security>', '</system.webServer>', '</location>')
    }

    It 'does nothing, asks nothing and says so when it is done already' {
        $copy = New-ServerCopy again
        Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Shop -Confirm:$false
        $before = Get-FolderState $copy
        # With NonInteractive a question would be an error.
        $said = Invoke-Fresh {
            param($manifest, $copy)
            Import-Module $manifest
            $plan = Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Shop -PassThru -WarningAction SilentlyContinue -Verbose 4>&1
            $plan | ForEach-Object { if ($_ -is [Management.Automation.VerboseRecord]) { $_.Message } else { "$($_.State)" } }
        } $Manifest, $copy
        $said | Should -Contain 'NothingToDo'
        $said -join ' ' | Should -Match "Nothing to change on 'WEB01'"
        Get-FolderState $copy | Should -Be $before
    }

    It 'asks, since its impact is high' {
        $copy = New-ServerCopy asks
        $before = Get-FolderState $copy
        (Get-Command Set-IisAnonymousToPoolIdentity).ImplementingType.GetCustomAttributes([Management.Automation.CmdletAttribute], $true)[0].ConfirmImpact | Should -Be 'High'
        $said = Invoke-Fresh {
            param($manifest, $copy)
            Import-Module $manifest
            try { Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Shop } catch { $_.Exception.Message }
        } $Manifest, $copy
        $said -join ' ' | Should -Match 'Make this change\?|NonInteractive'
        Get-FolderState $copy | Should -Be $before
    }

    It 'gives the applied plan with -PassThru, which reads well as JSON' {
        $copy = New-ServerCopy json
        $json = Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -GrantMissingAccess -Confirm:$false -PassThru |
            ConvertTo-Json -Depth 4 -EnumsAsStrings -WarningVariable warnings | ConvertFrom-Json
        $warnings | Should -BeNullOrEmpty
        $json.State | Should -Be 'Applied'
        $json.ChangeId | Should -Match '^\d{8}T\d{6}Z-[0-9a-f]{4}$'
        $json.Steps[0].Path | Should -Be 'C:\Windows\System32\inetsrv\config\applicationHost.config'
        $json.Steps[0].Details[0] | Should -BeLike 'Blog: anonymousAuthentication/@userName "IUSR" *applicationHost.config:469*'
        $json.Identities[0].RequestAfter | Should -Be 'IIS AppPool\Blog'
    }

    It 'refuses what breaks something, says what and what to do, and changes nothing' {
        $copy = New-ServerCopy refused
        $before = Get-FolderState $copy
        $problem = @(Get-ErrorOf { Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -PassThru -Confirm:$false })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AccessWouldBeLost,*'
        $problem[0].Exception.Message | Should -Match "'D:\\sites\\wiki'"
        $problem[0].ErrorDetails.RecommendedAction | Should -Match '-GrantMissingAccess.*-Force'
        $problem[0].TargetObject.Breaks.Count | Should -Be 1
        Get-FolderState $copy | Should -Be $before
    }

    It 'grants what is missing, so that the pool''s identity can do what IUSR could' {
        $copy = New-ServerCopy grant
        Test-IisFolderAccess -Snapshot $copy D:\sites\wiki 'IIS AppPool\Blog' CreateFiles, Delete -Quiet | Should -BeFalse
        Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -GrantMissingAccess -Confirm:$false
        Test-IisFolderAccess -Snapshot $copy D:\sites\wiki 'IIS AppPool\Blog' CreateFiles, Delete -Quiet | Should -BeTrue
        Test-IisFolderAccess -Snapshot $copy D:\sites\wiki 'IIS AppPool\Blog' ChangePermissions -Quiet | Should -BeFalse
        Get-AnonymousUser $copy Blog /wiki | Should -Be 'IIS AppPool\Blog'
    }

    It 'breaks it with -Force, which does not stop the question' {
        $copy = New-ServerCopy force
        $plan = Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -Force -Confirm:$false -PassThru
        $plan.State | Should -Be 'Applied'
        $plan.Breaks.Count | Should -Be 1
        $said = Invoke-Fresh {
            param($manifest, $copy)
            Import-Module $manifest
            try { Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Shop -Force; 'not asked' } catch { 'asked' }
        } $Manifest, $copy
        @($said)[-1] | Should -Be 'asked'
    }

    It 'goes back to IUSR with -Undo, whoever set the pool''s identity' {
        $copy = New-ServerCopy back
        Get-AnonymousUser $copy Brochure | Should -Be 'IIS AppPool\Brochure'
        Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Brochure -Undo -GrantMissingAccess -Confirm:$false -ErrorAction Stop
        Get-AnonymousUser $copy Brochure | Should -Be 'NT AUTHORITY\IUSR'
    }

    It 'says that a site does not exist, and changes nothing' {
        $copy = New-ServerCopy nosite
        $before = Get-FolderState $copy
        $problem = @(Get-ErrorOf { Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site 'No Such Site' -PassThru -Confirm:$false })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'SiteNotFound,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -Match 'leave the parameter out'
        Get-FolderState $copy | Should -Be $before
    }

    It 'changes a bare applicationHost.config, and keeps its record beside it' {
        $file = Join-Path $TestDrive 'applicationHost.config'
        Copy-Item "$Contoso/$HostFile" $file
        Set-IisAnonymousToPoolIdentity -Snapshot $file -Site Shop -Force -Confirm:$false -ErrorAction Stop
        Get-NewLine "$Contoso/$HostFile" $file | Should -Contain '<location path="Shop">'
        @(Get-IisChange -Snapshot $file).Count | Should -Be 1
        Undo-IisChange -Snapshot $file -Confirm:$false
        (Get-FileHash $file).Hash | Should -Be (Get-FileHash "$Contoso/$HostFile").Hash
    }
}

Describe 'Set-IisAnonymousToPoolIdentity in a pipeline' {
    It 'leaves nothing when it is stopped before it writes' {
        $copy = New-ServerCopy stopped
        $before = Get-FolderState $copy
        $pipeline = [powershell]::Create()
        $null = $pipeline.AddScript("Import-Module '$Manifest'; & { while (`$true) { 'Shop' } } | Set-IisAnonymousToPoolIdentity -Snapshot '$copy' -Confirm:`$false -Verbose")
        $running = $pipeline.BeginInvoke()
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not ($pipeline.Streams.Verbose -match 'Read server') -and $clock.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 20 }
        $pipeline.Stop()
        $running.IsCompleted | Should -BeTrue
        $pipeline.Streams.Error | Should -BeNullOrEmpty
        $pipeline.Dispose()
        Get-FolderState $copy | Should -Be $before
    }

    It 'makes one change of all records of a server' {
        $copy = New-ServerCopy pipeline
        $plans = @('Shop', 'Api', 'Shop' | Set-IisAnonymousToPoolIdentity -Snapshot $copy -Confirm:$false -PassThru)
        $plans.Count | Should -Be 1
        @(Get-IisChange -Snapshot $copy).Count | Should -Be 1
        Get-AnonymousUser $copy Shop | Should -Be 'IIS AppPool\Shop'
    }

    It 'takes answers of Get-IisEffectiveIdentity, with their snapshot, and changes those places only' {
        $copy = New-ServerCopy answers
        Get-IisEffectiveIdentity -Snapshot $copy -Site Shop -Application /help | Set-IisAnonymousToPoolIdentity -Confirm:$false -ErrorAction Stop
        Get-AnonymousUser $copy Shop /help | Should -Be 'IIS AppPool\Shop'
        Get-AnonymousUser $copy Shop / | Should -Be 'NT AUTHORITY\IUSR'
    }

    It 'does not mix the applications of one site with those of another' {
        $copy = New-ServerCopy triples
        $records = [pscustomobject]@{ Site = 'Shop'; Application = '/help' }, [pscustomobject]@{ Site = 'Blog'; Application = '/' }
        $plan = $records | Set-IisAnonymousToPoolIdentity -Snapshot $copy -WhatIf -PassThru
        $plan.Steps[0].Details | ForEach-Object { ($_ -split ':')[0] } | Sort-Object | Should -Be 'Blog', 'Shop/help'
    }

    It 'takes answers of Test-IisFolderAccess: the places that are served from the folder' {
        $copy = New-ServerCopy folders
        Test-IisFolderAccess -Snapshot $copy -Site Shop -Application /help | Set-IisAnonymousToPoolIdentity -Confirm:$false -ErrorAction Stop
        Get-AnonymousUser $copy Shop /help | Should -Be 'IIS AppPool\Shop'
        Get-AnonymousUser $copy Shop / | Should -Be 'NT AUTHORITY\IUSR'
    }

    It 'makes a change for each server' {
        $one = New-ServerCopy one
        $other = New-ServerCopy other
        $records = foreach ($copy in $one, $other) { [pscustomobject]@{ Snapshot = $copy; Site = 'Shop' } }
        @($records | Set-IisAnonymousToPoolIdentity -Confirm:$false -PassThru).Count | Should -Be 2
        foreach ($copy in $one, $other) { @(Get-IisChange -Snapshot $copy).Count | Should -Be 1 }
    }
}

Describe 'Set-IisAnonymousToPoolIdentity -AsScript' {
    It 'gives a script that PowerShell can read, asks nothing and changes nothing' {
        $copy = New-ServerCopy script
        $before = Get-FolderState $copy
        $script = Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -GrantMissingAccess -AsScript
        $script | Should -BeOfType ([string])
        $errors = $null
        $null = [Management.Automation.Language.Parser]::ParseInput($script, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $script | Should -Match 'appcmd'
        $script | Should -Match 'S-1-5-82-2734256158-3485737692-275298378-1529073857-2789248872'
        Get-FolderState $copy | Should -Be $before
    }

    It 'is refused like the change itself' {
        $problem = @(Get-ErrorOf { Set-IisAnonymousToPoolIdentity -Snapshot $Contoso -Site Blog -AsScript })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AccessWouldBeLost,*'
        Set-IisAnonymousToPoolIdentity -Snapshot $Contoso -Site Blog -AsScript -Force | Should -Match 'D:\\sites\\wiki'
    }
}
