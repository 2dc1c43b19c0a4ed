BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    $WarningPreference = 'SilentlyContinue'

    function Get-Sddl([string] $Snapshot, [string] $Path) {
        ((Get-Content -Raw "$Snapshot/facts.json" | ConvertFrom-Json).paths | Where-Object path -EQ $Path).sddl
    }
}

Describe 'Grant-IisFolderAccess' {
    It 'merges the missing rights with the entry that is there' {
        $copy = New-ServerCopy merge
        Grant-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Write | Should -BeNullOrEmpty
        # ReadAndExecute is 0x1200a9, Write 0x120116; together 0x1201bf.
        Get-Sddl $copy D:\sites\shop | Should -Be (Get-Sddl $Contoso D:\sites\shop).Replace('(A;OICI;0x1200a9;;;S-1-5-17)', '(A;OICI;0x1201bf;;;S-1-5-17)')
        Get-Sddl $copy D:\sites\shop\App_Data | Should -Match '\(A;OICIID;0x1201bf;;;S-1-5-17\)'
    }

    It 'does nothing when nothing is missing' {
        $copy = New-ServerCopy enough
        $before = Get-FolderState $copy
        (Grant-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Read -PassThru).State | Should -Be 'NothingToDo'
        Get-FolderState $copy | Should -Be $before
    }

    It 'writes nothing with -WhatIf' {
        $copy = New-ServerCopy whatif
        $before = Get-FolderState $copy
        $plan = Grant-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Write -WhatIf -PassThru
        $plan.Steps[0].Details | Should -Be @(
            '- (A;OICI;0x1200a9;;;S-1-5-17)  allow NT AUTHORITY\IUSR ReadAndExecute, this folder, subfolders, files'
            '+ (A;OICI;0x1201bf;;;S-1-5-17)  allow NT AUTHORITY\IUSR ReadAndExecute, Write, this folder, subfolders, files')
        Get-FolderState $copy | Should -Be $before
    }

    It 'asks when the preference wants it, not else' {
        $copy = New-ServerCopy asks
        $said = Invoke-Fresh {
            param($manifest, $copy)
            Import-Module $manifest
            $ConfirmPreference = 'Medium'
            try { Grant-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Write; 'not asked' } catch { 'asked' }
            $ConfirmPreference = 'High'
            try { Grant-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Write; 'not asked' } catch { 'asked' }
        } $Manifest, $copy
        $said | Where-Object { $_ -match 'asked' } | Should -Be 'asked', 'not asked'
    }

    It 'mends in one change what Test-IisFolderAccess found denied' {
        $copy = New-ServerCopy mend
        $denied = @(Test-IisFolderAccess -Snapshot $copy -Site Shop | Where-Object Access -EQ Denied)
        $denied.Count | Should -BeGreaterThan 0
        $denied | Grant-IisFolderAccess -ErrorAction Stop
        @(Get-IisChange -Snapshot $copy).Count | Should -Be 1
        foreach ($answer in $denied) { ($answer | Test-IisFolderAccess).Access | Should -Be 'Allowed' }
    }

    It 'finds out who needs the purpose at the places of Get-IisEffectiveIdentity' {
        $copy = New-ServerCopy purpose
        Test-IisFolderAccess -Snapshot $copy D:\sites\shop 'IIS AppPool\Shop' Modify -Quiet | Should -BeFalse
        Get-IisEffectiveIdentity -Snapshot $copy -Site Shop -Application / -HandlerKind AspNetIntegrated | Grant-IisFolderAccess -Purpose Modify
        Test-IisFolderAccess -Snapshot $copy D:\sites\shop 'IIS AppPool\Shop' Modify -Quiet | Should -BeTrue
        Test-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Modify -Quiet | Should -BeFalse
    }

    It 'warns where a grant does not help' {
        $copy = New-ServerCopy helpless
        $plan = Grant-IisFolderAccess -Snapshot $copy D:\nowhere IUSR Read -PassThru -WarningVariable warnings
        $plan.State | Should -Be 'NothingToDo'
        "$warnings" | Should -Match "'D:\\nowhere'"
    }

    It 'does not take "no place" for "every place"' {
        $problem = @(Get-ErrorOf { Grant-IisFolderAccess -Snapshot $Contoso -Purpose Modify -WhatIf })
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'PlaceRequired,*'
    }

    It 'says that an identity does not exist' {
        $problem = @(Get-ErrorOf { Grant-IisFolderAccess -Snapshot $Contoso D:\sites\shop 'No Such Account' Read -WhatIf })
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'IdentityNotFound,*'
        $problem[0].TargetObject | Should -Be 'No Such Account'
    }

    It 'cannot change permissions that a bare applicationHost.config does not have' {
        $file = Join-Path $TestDrive 'applicationHost.config'
        Copy-Item "$Contoso/drives/C/Windows/System32/inetsrv/config/applicationHost.config" $file
        $plan = Grant-IisFolderAccess -Snapshot $file D:\sites\shop IUSR Write -PassThru -WarningVariable warnings
        $plan.State | Should -Be 'NothingToDo'
        "$warnings" | Should -Match 'not captured'
    }
}

Describe 'Revoke-IisFolderAccess' {
    It 'takes back what was granted, entry by entry' {
        $copy = New-ServerCopy revoke
        Grant-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Write
        Revoke-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Write -Confirm:$false
        Get-FolderState $copy -Server | Should -Be (Get-FolderState $Contoso)
    }

    It 'refuses to take what requests need, unless it is forced' {
        $copy = New-ServerCopy needed
        $before = Get-FolderState $copy
        $problem = @(Get-ErrorOf { Revoke-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR -Confirm:$false })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'AccessWouldBeLost,*'
        $problem[0].ErrorDetails.RecommendedAction | Should -Match '-Force'
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -Match 'GrantMissingAccess'
        Get-FolderState $copy | Should -Be $before
        Revoke-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR -Confirm:$false -Force
        Get-Sddl $copy D:\sites\shop | Should -Be (Get-Sddl $Contoso D:\sites\shop).Replace('(A;OICI;0x1200a9;;;S-1-5-17)', '')
    }

    It 'does not guess who shall lose rights' {
        (Get-Command Revoke-IisFolderAccess).Parameters.Identity.Attributes.Where({ $_ -is [Parameter] }).Mandatory | Should -BeTrue
    }

    It 'asks' {
        $said = Invoke-Fresh {
            param($manifest, $copy)
            Import-Module $manifest
            try { Revoke-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR -Force; 'not asked' } catch { 'asked' }
        } $Manifest, (New-ServerCopy question)
        @($said)[-1] | Should -Be 'asked'
    }
}

Describe 'The recipe of the README' {
    It 'makes a site its pool''s own in one pipeline, and each change can be taken back' {
        $copy = New-ServerCopy recipe
        $recipe = ([regex]'(?s)```powershell\r?\n(?<script>[^`]*Set-IisAnonymousToPoolIdentity[^`]*Revoke-IisFolderAccess[^`]*)```').Match((Get-Content -Raw "$Repository/README.md")).Groups['script'].Value
        $recipe | Should -Not -BeNullOrEmpty
        $ConfirmPreference = 'None'
        $snapshot = $copy
        & ([scriptblock]::Create($recipe)) | Out-Null
        (Get-IisEffectiveIdentity -Snapshot $copy -Site Shop -Application / -HandlerKind StaticFile).RequestIdentity | Should -Be 'IIS AppPool\Shop'
        Test-IisFolderAccess -Snapshot $copy Shop/ -Quiet | Should -BeTrue
        Test-IisFolderAccess -Snapshot $copy D:\sites\shop\App_Data 'IIS AppPool\Shop' Modify -Quiet | Should -BeTrue
        Test-IisFolderAccess -Snapshot $copy D:\sites\shop 'IIS AppPool\Shop' Write -Quiet | Should -BeFalse
        Test-IisFolderAccess -Snapshot $copy D:\sites\shop IUSR Read -Quiet | Should -BeFalse
        (Get-IisFolderAccess -Snapshot $copy D:\sites\shop -WarningAction SilentlyContinue).Identity | Should -Not -Contain 'NT AUTHORITY\IUSR'
        while (Get-IisChange -Snapshot $copy | Where-Object { -not $_.Undoes -and -not $_.UndoneBy }) { Undo-IisChange -Snapshot $copy -ErrorAction Stop }
        Get-FolderState $copy -Server | Should -Be (Get-FolderState $Contoso)
    }
}
