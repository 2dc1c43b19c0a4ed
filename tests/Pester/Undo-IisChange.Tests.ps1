BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    $WarningPreference = 'SilentlyContinue'
    $HostFile = 'drives/C/Windows/System32/inetsrv/config/applicationHost.config'

    # A copy with a change of configuration and permissions.
    function New-ChangedServer([string] $Name) {
        $copy = New-ServerCopy $Name
        Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -GrantMissingAccess -Confirm:$false -ErrorAction Stop
        $copy
    }
}

Describe 'Get-IisChange' {
    It 'lists nothing where nothing was changed, and writes nothing' {
        $copy = New-ServerCopy none
        $before = Get-FolderState $copy
        Get-IisChange -Snapshot $copy | Should -BeNullOrEmpty
        Get-FolderState $copy | Should -Be $before
    }

    It 'lists the newest first, says what was undone, and shows it in a table' {
        $copy = New-ChangedServer listed
        Grant-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Write
        Undo-IisChange -Snapshot $copy -Confirm:$false
        $records = @(Get-IisChange -Snapshot $copy)
        $records.Count | Should -Be 3
        $records[0].Undoes | Should -Be $records[1].Id
        $records[1].UndoneBy | Should -Be $records[0].Id
        $records[2].UndoneBy | Should -BeNullOrEmpty
        $records[1].CreatedUtc | Should -BeLessOrEqual $records[0].CreatedUtc
        $records.State | Select-Object -Unique | Should -Be 'Complete'
        $text = $records | Out-String -Width 80
        $text | Should -Match 'Id +State +Steps +Reason'
        $text | Should -Match 'Undone'
        @($text -split '\r?\n' | Where-Object Length -GT 80) | Should -BeNullOrEmpty
    }

    It 'finds by identifier and pattern, and says that there is none' {
        $copy = New-ChangedServer found
        $id = (Get-IisChange -Snapshot $copy).Id
        (Get-IisChange $id -Snapshot $copy).Id | Should -Be $id
        (Get-IisChange "$($id.Substring(0, 8))*" -Snapshot $copy).Id | Should -Be $id
        $problem = @(Get-ErrorOf { Get-IisChange 20010101T000000Z-0000 -Snapshot $copy })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ChangeNotFound,*'
    }

    It 'warns of a broken record and lists the others' {
        $copy = New-ChangedServer broken
        Grant-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Write
        Set-Content -LiteralPath (Get-IisChange -Snapshot $copy)[0].File '{'
        @(Get-IisChange -Snapshot $copy -WarningVariable warnings).Count | Should -Be 1
        "$warnings" | Should -Match 'is no record of a change'
    }

    It 'completes identifiers' {
        $copy = New-ChangedServer completed
        $id = (Get-IisChange -Snapshot $copy).Id
        Get-Completion "Undo-IisChange -Snapshot $copy -Id " | Should -Be $id
        Get-Completion "Get-IisChange -Snapshot $copy $($id.Substring(0, 8))" | Should -Be $id
    }
}

Describe 'Undo-IisChange' {
    It 'gives every byte back' {
        $copy = New-ChangedServer bytes
        Get-FolderState $copy -Server | Should -Not -Be (Get-FolderState $Contoso)
        Undo-IisChange -Snapshot $copy -Confirm:$false | Should -BeNullOrEmpty
        Get-FolderState $copy -Server | Should -Be (Get-FolderState $Contoso)
    }

    It 'shows with -WhatIf what would be put back, and writes nothing' {
        $copy = New-ChangedServer whatif
        $before = Get-FolderState $copy
        $said = (Invoke-Fresh { param($manifest, $copy) Import-Module $manifest; Undo-IisChange -Snapshot $copy -WhatIf -WarningAction SilentlyContinue } $Manifest, $copy) -join "`n"
        $said | Should -Match '(?m)^ +-    <location path="Blog">'
        $said | Should -Match '- \(A;OICI;DCLCRPCRSD;;;S-1-5-82-2734256158-3485737692-275298378-1529073857-2789248872\)  allow IIS AppPool\\Blog'
        Get-FolderState $copy | Should -Be $before
    }

    It 'refuses a second time' {
        $copy = New-ChangedServer twice
        $id = (Get-IisChange -Snapshot $copy).Id
        Undo-IisChange -Snapshot $copy -Confirm:$false
        foreach ($problem in (Get-ErrorOf { Undo-IisChange $id -Snapshot $copy -Confirm:$false }), (Get-ErrorOf { Undo-IisChange -Snapshot $copy -Confirm:$false })) {
            @($problem).Count | Should -Be 1
            @($problem)[0].FullyQualifiedErrorId | Should -BeLike 'NothingToUndo,*'
        }
    }

    It 'is undone by its own identifier, which makes the change again' {
        $copy = New-ChangedServer redo
        $changed = Get-FolderState $copy -Server
        $undo = Undo-IisChange -Snapshot $copy -Confirm:$false -PassThru
        Undo-IisChange $undo.Id -Snapshot $copy -Confirm:$false
        Get-FolderState $copy -Server | Should -Be $changed
        # And then the change stands again, and is the one that is undone next.
        Undo-IisChange -Snapshot $copy -Confirm:$false
        Get-FolderState $copy -Server | Should -Be (Get-FolderState $Contoso)
    }

    It 'refuses when something was changed in between; -Force overwrites it' {
        $copy = New-ChangedServer conflict
        Add-Content "$copy/$HostFile" '<!-- by hand -->'
        $before = Get-FolderState $copy -Server
        $problem = @(Get-ErrorOf { Undo-IisChange -Snapshot $copy -Confirm:$false })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'UndoConflict,*'
        $problem[0].Exception.Message | Should -Match 'applicationHost\.config'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match '-Force'
        Get-FolderState $copy -Server | Should -Be $before
        Undo-IisChange -Snapshot $copy -Force -Confirm:$false
        Get-FolderState $copy -Server | Should -Be (Get-FolderState $Contoso)
    }

    It 'takes records from the pipeline, the newest first, each with its snapshot' {
        $copy = New-ChangedServer records
        Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Shop -Confirm:$false
        $before = Get-FolderState $copy
        Get-IisChange -Snapshot $copy | Sort-Object CreatedUtc | Undo-IisChange -WhatIf -ErrorVariable problems -ErrorAction SilentlyContinue
        $problems | Should -BeNullOrEmpty
        Get-FolderState $copy | Should -Be $before
        Get-IisChange -Snapshot $copy | Sort-Object CreatedUtc | Undo-IisChange -Confirm:$false
        Get-FolderState $copy -Server | Should -Be (Get-FolderState $Contoso)
    }

    It 'puts a change back that was broken off, and until then nothing else is changed' {
        $copy = New-ChangedServer pending
        $file = (Get-IisChange -Snapshot $copy).File
        # So a killed process leaves it: the record pending, some files new and others old.
        Move-Item $file $file.Replace('.complete.', '.pending.')
        Copy-Item "$Contoso/$HostFile" "$copy/$HostFile"
        (Get-IisChange -Snapshot $copy).State | Should -Be 'Pending'
        $problem = @(Get-ErrorOf { Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Shop -Confirm:$false })
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ChangeUnfinished,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match 'Undo-IisChange'
        (Undo-IisChange -Snapshot $copy -Confirm:$false -PassThru).State | Should -Be 'Reverted'
        Get-FolderState $copy -Server | Should -Be (Get-FolderState $Contoso)
    }

    It 'says who holds the server' {
        $copy = New-ChangedServer locked
        $lock = [IO.File]::Open("$copy/changes/lock", 'OpenOrCreate', 'ReadWrite', 'None')
        try { $problem = @(Get-ErrorOf { Undo-IisChange -Snapshot $copy -Confirm:$false }) } finally { $lock.Dispose() }
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ServerLocked,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ResourceBusy'
    }
}

Describe 'Plans and records' {
    It 'survive <_>' -ForEach 'Export-Clixml', 'Start-Job' {
        $copy = New-ServerCopy "received-$_"
        $plan = Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -GrantMissingAccess -Confirm:$false -PassThru
        if ($_ -eq 'Export-Clixml') {
            $plan, (Get-IisChange -Snapshot $copy) | Export-Clixml TestDrive:\plan.xml
            $received, $record = Import-Clixml TestDrive:\plan.xml
        } else {
            $received, $record = Start-Job -ArgumentList $Manifest, $copy -ScriptBlock {
                param($manifest, $copy)
                Import-Module $manifest
                Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Blog -Undo -GrantMissingAccess -WhatIf -PassThru -WarningAction SilentlyContinue
                Get-IisChange -Snapshot $copy
            } | Receive-Job -Wait -AutoRemoveJob
        }
        $received.Steps[0].Details[0] | Should -BeLike 'Blog: anonymousAuthentication/@userName *'
        $received.State | Should -BeIn 'Applied', 'Planned'
        $record.Snapshot | Should -Be $copy
        $record.Steps[0].Kind | Should -Be 'ConfigurationFile'
        ($record | Undo-IisChange -Confirm:$false -PassThru).Undoes | Should -Be $plan.ChangeId
    }

    It 'let their lists be indexed, counted and sliced' {
        $copy = New-ChangedServer lists
        $plan = Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site Brochure, Shop -WhatIf -PassThru
        $refused = Set-IisAnonymousToPoolIdentity -Snapshot $Contoso -Site Blog -WhatIf -PassThru
        foreach ($list in $plan.Steps, $plan.Identities, $plan.Access, $plan.Notes, $refused.Breaks, $plan.Steps[0].Details, (Get-IisChange -Snapshot $copy).Steps) {
            @($list).Count | Should -BeGreaterThan 0
            @($list).Count | Should -Be $list.Count
            @($list[0]).Count | Should -Be 1
        }
    }

    It 'can be shown as a table and as a list' {
        $Error.Clear()
        $plan = Set-IisAnonymousToPoolIdentity -Snapshot $Contoso -Site Blog -WhatIf -PassThru
        foreach ($item in $plan, $plan.Steps, $plan.Identities, $plan.Access) {
            $item | Format-Table | Out-String -Width 80 | Should -Not -Match '#ERR'
            $item | Format-List | Out-String -Width 120 | Should -Not -Match '#ERR'
        }
        $text = $plan | Format-List | Out-String -Width 400
        $text.IndexOf('Breaks') | Should -BeLessThan $text.IndexOf('Steps')
        $text | Should -Match '(?m)^ +\+    <location path="Blog">'
        $Error | Should -BeNullOrEmpty
    }

    It 'never hold a password that could be printed' {
        $copy = New-ServerCopy secret
        $secret = 'Sup3r-Secret-Value'
        $config = [regex]::Replace((Get-Content -Raw "$copy/$HostFile"), '(?i)password="[^"]*"', "password=`"$secret`"")
        Set-Content -LiteralPath "$copy/$HostFile" -Value $config -NoNewline
        $said = & {
            Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site * -Path /press -Force -Confirm:$false -PassThru -Verbose
            Set-IisAnonymousToPoolIdentity -Snapshot $copy -Site * -Force -Confirm:$false -PassThru -Verbose
            Get-IisChange -Snapshot $copy
            Undo-IisChange -Snapshot $copy -Confirm:$false -PassThru -Verbose
        } *>&1 | ForEach-Object { $_ | Format-List -Property * -Force | Out-String -Width 4000; if ($_.PSObject.Properties['Steps']) { $_.Steps | Format-List * | Out-String -Width 4000 } }
        "$said".Length | Should -BeGreaterThan 1000
        "$said" | Should -Not -Match $secret
    }
}
