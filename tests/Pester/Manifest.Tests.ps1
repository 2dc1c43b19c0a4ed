BeforeAll {
    . $PSScriptRoot/Support.ps1
    $Data = Import-PowerShellDataFile -LiteralPath $Manifest
    $Module = Test-ModuleManifest -Path $Manifest
}

Describe 'Manifest' {
    It 'is plain data with every key of a gallery module: <_>' -ForEach @(
        'RootModule', 'ModuleVersion', 'GUID', 'Author', 'CompanyName', 'Copyright', 'Description', 'PowerShellVersion', 'DotNetFrameworkVersion',
        'CompatiblePSEditions', 'TypesToProcess', 'FormatsToProcess', 'FunctionsToExport', 'CmdletsToExport', 'VariablesToExport'
    ) {
        $Data.ContainsKey($_) | Should -BeTrue
    }

    It 'tells the gallery: <_>' -ForEach 'Tags', 'LicenseUri', 'ProjectUri', 'IconUri', 'ReleaseNotes' {
        $Data.PrivateData.PSData[$_] | Should -Not -BeNullOrEmpty
    }

    It 'runs in Windows PowerShell 5.1 and in PowerShell 7' {
        $Data.CompatiblePSEditions | Should -Be 'Desktop', 'Core'
        $Data.PowerShellVersion | Should -Be '5.1'
        $Data.DotNetFrameworkVersion | Should -Be '4.7.2'
        $Data.PrivateData.PSData.Tags | Should -Contain 'PSEdition_Desktop'
        $Data.PrivateData.PSData.Tags | Should -Contain 'PSEdition_Core'
    }

    It 'exports by name, without wildcards' {
        $Data.CmdletsToExport -join ' ' | Should -Not -Match '[*?]'
        $Data.FunctionsToExport | Should -BeNullOrEmpty
        $Data.VariablesToExport | Should -BeNullOrEmpty
    }

    It 'exports these cmdlets and nothing else' {
        $Module.ExportedCommands.Keys | Sort-Object | Should -Be @(
            'Find-IisAccessDenied', 'Find-IisAccessProblem', 'Get-IisChange', 'Get-IisEffectiveIdentity', 'Get-IisFolderAccess', 'Get-IisIdentityToken', 'Grant-IisFolderAccess',
            'Resolve-IisAccessDenied', 'Revoke-IisFolderAccess', 'Set-IisAnonymousToPoolIdentity', 'Test-IisFolderAccess', 'Test-IisIsolation', 'Undo-IisChange')
    }

    It 'leaves AliasesToExport out, or PowerShell 7 would not look for DSC resources' {
        $Data.ContainsKey('AliasesToExport') | Should -BeFalse
    }

    It 'points to files that exist' {
        foreach ($file in @($Data.RootModule) + $Data.TypesToProcess + $Data.FormatsToProcess) {
            Join-Path $Repository $file | Should -Exist
        }
        $Module.Version | Should -Be ([version] $Data.ModuleVersion)
    }

    It 'has an icon where it says' {
        Join-Path $Repository ($Data.PrivateData.PSData.IconUri -replace '^https://raw\.githubusercontent\.com/iisidentitytools/iisidentitytools/main/') | Should -Exist
    }

    It 'names the project''s own addresses' {
        $Data.PrivateData.PSData.ProjectUri | Should -Be 'https://github.com/iisidentitytools/iisidentitytools'
        $Data.PrivateData.PSData.LicenseUri | Should -BeLike 'https://github.com/iisidentitytools/iisidentitytools/*'
    }
}
