BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    $Answer = Get-IisEffectiveIdentity -Snapshot $Contoso -Site Brochure -Path /press/kit.html -HandlerKind StaticFile -WarningAction SilentlyContinue
    $Token = Get-IisIdentityToken -Snapshot $Contoso -ApplicationPool DefaultAppPool -WarningAction SilentlyContinue

    function Get-Received([string] $Way) {
        switch ($Way) {
            'Export-Clixml' {
                $Answer, $Token | Export-Clixml TestDrive:\answers.xml
                Import-Clixml TestDrive:\answers.xml
            }
            'Start-Job' {
                Start-Job -ArgumentList $Manifest, $Contoso -ScriptBlock {
                    param($manifest, $contoso)
                    Import-Module $manifest
                    Get-IisEffectiveIdentity -Snapshot $contoso -Site Brochure -Path /press/kit.html -HandlerKind StaticFile -WarningAction SilentlyContinue
                    Get-IisIdentityToken -Snapshot $contoso -ApplicationPool DefaultAppPool -WarningAction SilentlyContinue
                } | Receive-Job -Wait -AutoRemoveJob
            }
        }
    }
}

Describe 'Results received through <_>' -ForEach 'Export-Clixml', 'Start-Job' {
    BeforeAll {
        $received, $receivedToken = Get-Received $_
    }

    It 'keep their type' {
        $received.PSObject.TypeNames | Should -Contain 'Deserialized.IisIdentityTools.Identity.EffectiveIdentity'
        $receivedToken.PSObject.TypeNames | Should -Contain 'Deserialized.IisIdentityTools.Identity.Tokens.IdentityToken'
    }

    It 'keep every text and enumeration as text' {
        foreach ($property in $Answer.PSObject.Properties) {
            if ($property.Name -in 'Trail', 'Problems', 'Unknowns') { continue }
            $received.($property.Name) | Should -Be "$($property.Value)" -Because $property.Name
            $received.($property.Name) | Should -BeOfType ([string]) -Because $property.Name
        }
    }

    It 'keep their lists of records' {
        $received.Trail.Count | Should -Be $Answer.Trail.Count
        for ($i = 0; $i -lt $Answer.Trail.Count; $i++) {
            $received.Trail[$i].Says | Should -Be $Answer.Trail[$i].Says
            $received.Trail[$i].Line | Should -Be $Answer.Trail[$i].Line
        }
        $receivedToken.Groups.Count | Should -Be $Token.Groups.Count
        $receivedToken.Groups[0].Sid | Should -Be $Token.Groups[0].Sid
        $receivedToken.Groups[0].State | Should -Be "$($Token.Groups[0].State)"
    }

    It 'look the same' {
        foreach ($width in 80, 120) {
            $received | Format-Table | Out-String -Width $width | Should -Be ($Answer | Format-Table | Out-String -Width $width)
            $receivedToken | Format-Table | Out-String -Width $width | Should -Be ($Token | Format-Table | Out-String -Width $width)
        }
        # A received object also names the computer that it came from.
        ($received | Format-List | Out-String -Width 120) -replace '(?m)^PSComputerName.*\r?\n' | Should -Be ($Answer | Format-List | Out-String -Width 120)
    }

    It 'bind by property name' {
        "$($received | Get-IisEffectiveIdentity -Snapshot $Contoso)" | Should -Be "$Answer"
        ($receivedToken | Get-IisIdentityToken -Snapshot $Contoso).IdentitySid | Should -Be $Token.IdentitySid
    }
}

Describe 'Results as they are written' {
    It 'let their lists be indexed, counted and sliced: <_>' -ForEach 'Trail', 'Problems', 'Unknowns' {
        $list = $Answer.$_
        @($list).Count | Should -Be $list.Count
        if ($list.Count) { @($list[0]).Count | Should -Be 1 }
    }

    It 'let the lists of a token be indexed, counted and sliced: <_>' -ForEach 'Groups', 'Privileges', 'Unknowns' {
        $list = $Token.$_
        @($list).Count | Should -Be $list.Count
        if ($list.Count) { @($list[0]).Count | Should -Be 1 }
    }
}

Describe 'Results as JSON' {
    It 'read well without further options' {
        $json = $Answer | ConvertTo-Json -Depth 3 -EnumsAsStrings -WarningVariable warnings | ConvertFrom-Json
        $warnings | Should -BeNullOrEmpty
        $json.HandlerKind | Should -Be 'StaticFile'
        $json.RequestIdentity | Should -Be $Answer.RequestIdentity
        @($json.Trail).Count | Should -Be $Answer.Trail.Count
        $json.Trail[0].Says | Should -Be $Answer.Trail[0].Says
    }
}
