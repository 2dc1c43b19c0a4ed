BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    $PSDefaultParameterValues = @{ '*-Iis*:Snapshot' = $Contoso }
    $Shop = 'D:\sites\shop'
    $Help = 'D:\sites\shop\help'

    # A server of one site, with the permissions that a test needs.
    function New-Snapshot([string] $Name, [object[]] $Paths) {
        $folder = Join-Path $TestDrive $Name
        $inetsrv = New-Item -ItemType Directory -Path "$folder/drives/C/Windows/System32/inetsrv/config" -Force
        Set-Content -Path "$inetsrv/applicationHost.config" -Value @'
<configuration>
  <configSections><sectionGroup name="system.applicationHost"><section name="applicationPools" /><section name="sites" /></sectionGroup></configSections>
  <system.applicationHost>
    <applicationPools><add name="Web" /></applicationPools>
    <sites><site name="Web" id="1"><application path="/" applicationPool="Web"><virtualDirectory path="/" physicalPath="C:\web" /></application></site></sites>
  </system.applicationHost>
</configuration>
'@
        @{ schemaVersion = 1; server = @{ name = 'SMALL' }; groupsComplete = $true; paths = $Paths
            groups = @(
                @{ sid = 'S-1-5-32-544'; name = 'BUILTIN\Administrators'; members = @(); complete = $true }
                @{ sid = 'S-1-5-32-545'; name = 'BUILTIN\Users'; members = @('S-1-5-11'); complete = $true }
                @{ sid = 'S-1-5-32-568'; name = 'BUILTIN\IIS_IUSRS'; members = @(); complete = $true })
        } | ConvertTo-Json -Depth 5 | Set-Content -Path "$folder/facts.json"
        $folder
    }
}

Describe 'Test-IisFolderAccess' {
    It 'takes path, identity and right by position' {
        $answer = Test-IisFolderAccess $Shop IUSR Write
        $answer.Access | Should -Be 'Denied'
        $answer.IdentitySid | Should -Be 'S-1-5-17'
        $answer.Right | Should -Be 'Write'
        $answer.Path | Should -Be $Shop
    }

    It 'says why, and which grant is missing, by SID and in the shape that icacls takes' {
        $answer = Test-IisFolderAccess $Shop IUSR Write
        $answer.LimitedBy | Should -Be 'FileSystem'
        $answer.Because -join ' ' | Should -Match 'entry 4 \(allow NT AUTHORITY\\IUSR ReadAndExecute, set here\)'
        $answer.Fix | Should -Be 'icacls "D:\sites\shop" /grant "*S-1-5-17:(OI)(CI)(WD,AD,WEA,WA)"'
        foreach ($denied in Test-IisFolderAccess -Site * -ErrorAction SilentlyContinue -WarningAction SilentlyContinue | Where-Object Fix) {
            $denied.Fix | Should -Match '^icacls ("[^"]+"|''[^'']+'') /grant "\*S-1-[\d-]+:(\(OI\)\(CI\))?\([A-Z]+(,[A-Z]+)*\)"$'
        }
    }

    It 'writes Fix only when a grant helps' {
        (Test-IisFolderAccess $Shop IUSR Read).Fix | Should -BeNullOrEmpty
        (Test-IisFolderAccess D:\sites\brochure\drafts 'IIS AppPool\Brochure' Write).Fix | Should -BeNullOrEmpty
        (Test-IisFolderAccess D:\sites\admin\vault 'IIS AppPool\Admin' Read).Fix | Should -BeNullOrEmpty
    }

    It 'asks for everybody who takes part when nobody is named' {
        $answers = Test-IisFolderAccess Shop/
        $answers.Identity | Sort-Object -Unique | Should -Be 'IIS AppPool\Shop', 'NT AUTHORITY\IUSR'
        $answers.Purpose | ForEach-Object ToString | Sort-Object -Unique | Should -Be 'ReadConfiguration', 'RunCode', 'StaticRead'
        @($answers | Where-Object Roles -EQ 'None') | Should -BeNullOrEmpty
    }

    It 'takes the path as <What>' -ForEach @(
        @{ What = 'a place of a site'; Path = 'Shop/help' }
        @{ What = 'an item of the IIS drive'; Path = 'IIS:\Sites\Shop\help' }
        @{ What = 'a Windows path with other slashes and letters'; Path = 'd:/SITES/shop/help/' }
        @{ What = 'an environment variable'; Path = '%IIS_SITES_HOME%\shop\help' }
    ) {
        $answer = Test-IisFolderAccess $Path IUSR Read
        $answer.Path | Should -Be $Help
        $answer.Access | Should -Be 'Denied'
    }

    It 'takes rights as <What>' -ForEach @(
        @{ What = 'a name'; Right = 'ReadAndExecute' }
        @{ What = 'letters of icacls'; Right = 'RX' }
        @{ What = 'a list'; Right = 'Read', 'X' }
        @{ What = 'a list in one text'; Right = 'R, X' }
        @{ What = 'a number'; Right = 0x1200a9 }
        @{ What = 'a hexadecimal text'; Right = '0x1200A9' }
        @{ What = 'a list with a number'; Right = 0x120089, 'Traverse' }
        @{ What = 'a generic mask with the highest bit'; Right = 0x80000000, 0x20000000 }
    ) {
        (Test-IisFolderAccess $Shop IUSR $Right).Right | Should -Be 'ReadAndExecute'
    }

    It 'names the rights there are when a word is none: <Right>' -ForEach @(
        @{ Right = 'Wirte'; Says = "Did you mean 'Write'" }, @{ Right = 'Everything'; Says = 'FullControl, Modify, ReadAndExecute, Read, Write, .*CreateFiles' }
        @{ Right = 0; Says = 'names no rights' }, @{ Right = ''; Says = 'names no rights' }
    ) {
        $fault = Get-ErrorOf { Test-IisFolderAccess $Shop IUSR $Right }
        $fault.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentTransformationError*'
        $fault.Exception.Message | Should -Match $Says
    }

    It 'suggests a name: <What>' -ForEach @(
        @{ What = 'an identity'; Script = { Test-IisFolderAccess D:\sites\shop IUSRR }; Id = 'IdentityNotFound*'; Says = "Did you mean 'IUSR'" }
        @{ What = 'a pool'; Script = { Test-IisFolderAccess D:\sites\shop 'IIS AppPool\Shopp' }; Id = 'IdentityNotFound*'; Says = "Did you mean 'IIS AppPool\\Shop'" }
        @{ What = 'a site'; Script = { Test-IisFolderAccess -Site Shopp }; Id = 'SiteNotFound*'; Says = "Did you mean 'Shop'" }
        @{ What = 'a site in a path'; Script = { Test-IisFolderAccess Shopp/cart }; Id = 'PathInvalid*'; Says = "Did you mean 'Shop'" }
        @{ What = 'a purpose'; Script = { Test-IisFolderAccess D:\sites\shop -Purpose Uplod }; Id = 'CannotConvert*'; Says = 'StaticRead, ReadConfiguration, RunCode, ListDirectory, Upload' }
        @{ What = 'who asks, where no site serves'; Script = { Test-IisFolderAccess D:\data }; Id = 'IdentityRequired*'; Says = '-Identity' }
        @{ What = 'the snapshot'; Script = { Test-IisFolderAccess D:\data IUSR -Snapshot nowhere }; Id = 'SnapshotNotFound*'; Says = 'nowhere' }
    ) {
        $fault = Get-ErrorOf $Script
        $fault.FullyQualifiedErrorId | Should -BeLike $Id
        $fault.Exception.Message | Should -Match $Says
    }

    It 'reports what does not exist and answers the rest' {
        $answers = Test-IisFolderAccess D:\sites\gone, $Shop IUSR Read -ErrorVariable faults -ErrorAction SilentlyContinue
        $answers.Path | Should -Be $Shop
        $faults.FullyQualifiedErrorId | Should -BeLike 'PathNotFound*'
        $faults.CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'never takes what was not captured for a yes' {
        (Test-IisFolderAccess D:\sites\admin\vault 'IIS AppPool\Admin' Read).Access | Should -Be 'Unknown'
        (Test-IisFolderAccess D:\nobody\knows IUSR Read).Access | Should -Be 'Unknown'
    }

    It 'changes nothing, so it offers no -WhatIf and no -Confirm' {
        (Get-Command Test-IisFolderAccess).Parameters.Keys | Should -Not -Contain 'WhatIf'
        (Get-Command Test-IisFolderAccess).Parameters.Keys | Should -Not -Contain 'Confirm'
    }

    It 'tells its progress with -Verbose' {
        Test-IisFolderAccess $Shop IUSR Read -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] } | Should -Not -BeNullOrEmpty
    }
}

Describe 'Test-IisFolderAccess -Purpose' {
    It '<Purpose> asks for <Identity> with <Right>' -ForEach @(
        @{ Purpose = 'Upload'; Path = 'Brochure/'; Identity = 'IIS AppPool\Brochure'; Right = 'CreateFiles' }
        @{ Purpose = 'Modify'; Path = 'Brochure/'; Identity = 'IIS AppPool\Brochure'; Right = 'Modify' }
        @{ Purpose = 'StaticRead'; Path = 'Brochure/'; Identity = 'IIS AppPool\Brochure'; Right = 'Read' }
        @{ Purpose = 'Logs'; Path = 'Api/'; Identity = 'CONTOSO\gmsa_web$'; Right = 'Modify' }
        @{ Purpose = 'TemporaryAspNetFiles'; Path = 'Old Portal/'; Identity = 'IIS AppPool\OldPortal'; Right = 'Modify' }
    ) {
        $answers = @(Test-IisFolderAccess $Path -Purpose $Purpose)
        $answers.Count | Should -BeGreaterThan 0
        $answers.Identity | Should -Contain $Identity
        $answers.Right | Sort-Object -Unique | Should -Be $Right
        $answers.Purpose | Sort-Object -Unique | Should -Be $Purpose
    }
}

Describe 'Test-IisFolderAccess in a pipeline' {
    It 'takes places and handlers from Get-IisEffectiveIdentity' {
        $answers = Get-IisEffectiveIdentity -Site Shop -WarningAction SilentlyContinue | Test-IisFolderAccess -Purpose Upload
        $answers.Path | Sort-Object -Unique | Should -Be $Shop, $Help
        @($answers | Group-Object Path, Identity, Right | Where-Object Count -GT 1) | Should -BeNullOrEmpty
    }

    It 'says the same of answers that came through <_>' -ForEach 'Export-Clixml', 'Start-Job' {
        $expected = Get-IisEffectiveIdentity -Site Shop -WarningAction SilentlyContinue | Test-IisFolderAccess -Purpose Upload
        $received = if ($_ -eq 'Export-Clixml') {
            Get-IisEffectiveIdentity -Site Shop -WarningAction SilentlyContinue | Export-Clixml TestDrive:\identities.xml
            Import-Clixml TestDrive:\identities.xml
        }
        else {
            Start-Job -ArgumentList $Manifest, $Contoso -ScriptBlock {
                param($manifest, $contoso)
                Import-Module $manifest
                Get-IisEffectiveIdentity -Snapshot $contoso -Site Shop -WarningAction SilentlyContinue
            } | Receive-Job -Wait -AutoRemoveJob
        }
        $received | Test-IisFolderAccess -Purpose Upload | ForEach-Object ToString | Should -Be ($expected | ForEach-Object ToString)
    }

    It 'takes the identity from Get-IisIdentityToken' {
        $answer = Get-IisIdentityToken -ApplicationPool Shop | Test-IisFolderAccess -Path $Shop -Right Read
        $answer.Identity | Should -Be 'IIS AppPool\Shop'
        $answer.Access | Should -Be 'Allowed'
    }

    It 'takes the snapshot from what <Command> answers' -ForEach @(
        @{ Command = 'Get-IisIdentityToken'; Script = { Get-IisIdentityToken -Snapshot $Contoso -ApplicationPool Shop | Test-IisFolderAccess -Path $Shop -Right Read } }
        @{ Command = 'Get-IisEffectiveIdentity'; Script = { Get-IisEffectiveIdentity -Snapshot $Contoso -Site Shop -WarningAction SilentlyContinue | Test-IisFolderAccess -Right Read } }
        @{ Command = 'Get-IisFolderAccess'; Script = { Get-IisFolderAccess -Snapshot $Contoso -Path $Shop | Where-Object Identity -EQ 'IIS AppPool\Shop' | Test-IisFolderAccess -Right Read } }
    ) {
        $PSDefaultParameterValues = @{}
        $answers = @(& $Script)
        $answers.Count | Should -BeGreaterThan 0
        $answers.Source | Select-Object -Unique | Should -Be $Contoso
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'texts'; Record = 'D:\sites\shop' }
        @{ What = 'objects with a FullName, as Get-Item writes them'; Record = [pscustomobject] @{ Name = 'shop'; FullName = 'D:\sites\shop' } }
        @{ What = 'rows with Path, Identity and Right'; Record = [pscustomobject] @{ Path = 'D:\sites\shop'; Identity = 'IUSR'; Right = 'R' } }
        @{ What = 'rows with Site and Path'; Record = [pscustomobject] @{ Site = 'Shop'; Path = '/' } }
    ) {
        $arguments = if ($Record -isnot [string] -and $Record.PSObject.Properties['Identity']) { @{} } else { @{ Identity = 'IUSR'; Right = 'Read' } }
        $answer = $Record | Test-IisFolderAccess @arguments
        $answer.Path | Should -Be $Shop
        $answer.Access | Should -Be 'Allowed'
    }

    It 'asks its own answers again' {
        $first = Test-IisFolderAccess -Site Shop, Intranet, Files -WarningAction SilentlyContinue | Where-Object Path -NotLike '\\*'
        $first | Test-IisFolderAccess | ForEach-Object { "$($_.Path) $($_.Identity) $($_.Right) $($_.Access)" } | Sort-Object -Unique |
            Should -Be ($first | ForEach-Object { "$($_.Path) $($_.Identity) $($_.Right) $($_.Access)" } | Sort-Object -Unique)
    }

    It 'asks again whether a caller that is not known yet may' {
        $first = Test-IisFolderAccess Intranet/ -Purpose StaticRead | Where-Object Identity -EQ '(authenticated user)'
        ($first | Test-IisFolderAccess).Access | Should -Be $first.Access
    }
}

Describe 'Test-IisFolderAccess -Quiet' {
    It 'is <Expected> for <What>' -ForEach @(
        @{ What = 'what is allowed'; Arguments = @{ Path = 'D:\sites\shop'; Identity = 'IUSR'; Right = 'Read' }; Expected = $true }
        @{ What = 'what is denied'; Arguments = @{ Path = 'D:\sites\shop'; Identity = 'IUSR'; Right = 'Write' }; Expected = $false }
        @{ What = 'what is unknown'; Arguments = @{ Path = 'D:\sites\admin\vault'; Identity = 'IIS AppPool\Admin' }; Expected = $false }
        @{ What = 'what does not exist'; Arguments = @{ Path = 'D:\sites\gone'; Identity = 'IUSR' }; Expected = $false }
    ) {
        $answer = Test-IisFolderAccess @Arguments -Quiet -ErrorVariable faults
        $answer | Should -BeOfType ([bool])
        $answer | Should -Be $Expected
        $faults | Should -BeNullOrEmpty
    }

    It 'writes one Boolean for each record of a pipeline' {
        $Shop, $Help | Test-IisFolderAccess -Identity IUSR -Right Read -Quiet | Should -Be $true, $false
    }

    It 'still says that a name is wrong' {
        (Get-ErrorOf { Test-IisFolderAccess $Shop IUSRR -Quiet }).FullyQualifiedErrorId | Should -BeLike 'IdentityNotFound*'
    }
}

Describe 'Test-IisFolderAccess -Recurse' {
    It 'writes the folder, and below it what differs' {
        $answers = Test-IisFolderAccess $Shop IUSR Read -Recurse -ErrorAction SilentlyContinue
        $answers[0].Path | Should -Be $Shop
        $answers.Path | Should -Contain $Help
        $answers.Path | Should -Not -Contain 'D:\sites\shop\checkout'
    }

    It 'writes everything with -All' {
        (Test-IisFolderAccess $Shop IUSR Read -Recurse -All -ErrorAction SilentlyContinue).Path | Should -Contain 'D:\sites\shop\checkout'
    }
}

Describe 'Test-IisFolderAccess on a small server' {
    It 'tells <Identity> apart: <Sddl> is <Expected>' -ForEach @(
        @{ Sddl = 'D:(A;OICI;FR;;;IS)'; Identity = 'IUSR'; Expected = 'Denied' }
        @{ Sddl = 'D:(A;OICI;FR;;;IS)'; Identity = 'IIS AppPool\Web'; Expected = 'Allowed' }
        @{ Sddl = 'D:(A;OICI;FR;;;BU)'; Identity = 'IUSR'; Expected = 'Allowed' }
        @{ Sddl = 'D:(D;;FR;;;S-1-5-17)(A;OICI;FR;;;BU)'; Identity = 'IUSR'; Expected = 'Denied' }
        @{ Sddl = 'D:'; Identity = 'IIS AppPool\Web'; Expected = 'Denied' }
        @{ Sddl = 'O:BA'; Identity = 'IUSR'; Expected = 'Allowed' }
    ) {
        $snapshot = New-Snapshot ([guid]::NewGuid()) @(@{ path = 'C:\web'; state = 'present'; kind = 'folder'; sddl = $Sddl })
        (Test-IisFolderAccess C:\web $Identity ReadData -Snapshot $snapshot).Access | Should -Be $Expected
    }

    It 'says of a broken descriptor that it is unknown, with the place' {
        $snapshot = New-Snapshot broken @(@{ path = 'C:\web'; state = 'present'; kind = 'folder'; sddl = 'D:(A;OICI;Q9;;;BU)' })
        $said = @(Test-IisFolderAccess C:\web IUSR Read -Snapshot $snapshot 2>&1)
        "$($said.Access)$said" | Should -Match 'Unknown|SDDL'
    }
}

Describe 'What Test-IisFolderAccess writes' {
    BeforeAll {
        $answers = Test-IisFolderAccess -Site Shop, 'Default Web Site', Files -WarningAction SilentlyContinue
    }

    It 'fits <_> columns as a table' -ForEach 80, 120 {
        $text = $answers | Format-Table | Out-String -Width $_
        $text | Should -Match 'Access +Identity +Purpose +Right'
        $text | Should -Not -Match '#ERR'
        @($text -split '\r?\n' | Where-Object { $_.Length -gt 120 }) | Should -BeNullOrEmpty
        @($text -split '\r?\n' -match '^Allowed +IIS AppPool\\DefaultAppPool ') | Should -Not -BeNullOrEmpty
    }

    It 'spells the reasons out as a list' {
        $text = $answers[0] | Format-List | Out-String -Width 400
        foreach ($sentence in $answers[0].Because) { $text | Should -Match ([regex]::Escape($sentence.Trim())) }
    }

    It 'says what is missing only when something is given' {
        Test-IisFolderAccess $Shop IUSR Write | Format-Table | Out-String -Width 120 | Should -Not -Match 'without'
        Test-IisFolderAccess $Shop IUSR Modify | Format-Table | Out-String -Width 400 | Should -Match 'Modify without .*CreateFiles'
    }

    It 'reads the same after Export-Clixml' {
        $answers | Export-Clixml TestDrive:\access.xml
        $received = Import-Clixml TestDrive:\access.xml
        $received | Format-Table | Out-String -Width 120 | Should -Be ($answers | Format-Table | Out-String -Width 120)
        $received[0].Access | Should -BeOfType ([string])
        @($received[0].Because).Count | Should -Be @($answers[0].Because).Count
    }

    It 'reads well as JSON' {
        $json = $answers[0] | ConvertTo-Json -EnumsAsStrings -WarningVariable warnings | ConvertFrom-Json
        $warnings | Should -BeNullOrEmpty
        $json.Access | Should -Be "$($answers[0].Access)"
        @($json.Because).Count | Should -Be @($answers[0].Because).Count
    }
}

Describe 'Completion of Test-IisFolderAccess' {
    It 'offers <What>' -ForEach @(
        @{ What = 'purposes'; Line = 'Test-IisFolderAccess -Purpose Up'; Offers = @('Upload') }
        @{ What = 'identities of the snapshot'; Line = "Test-IisFolderAccess -Snapshot '{0}' -Identity 'IIS AppPool\Sh"; Offers = @("'IIS AppPool\Shop'") }
        @{ What = 'the anonymous user'; Line = "Test-IisFolderAccess -Snapshot '{0}' D:\sites IU"; Offers = @('IUSR') }
        @{ What = 'sites'; Line = "Test-IisFolderAccess -Snapshot '{0}' -Site Br"; Offers = @('Brochure') }
        @{ What = 'rights'; Line = 'Test-IisFolderAccess D:\sites IUSR Wr'; Offers = 'Write', 'WriteAttributes', 'WriteExtendedAttributes' }
        @{ What = 'rights after a comma'; Line = 'Test-IisFolderAccess D:\sites IUSR -Right Read,Mod'; Offers = @('Modify') }
    ) {
        Get-Completion ($Line -f $Contoso) | Should -Be $Offers
    }
}
