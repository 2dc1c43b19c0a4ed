@{
    RootModule             = 'module/IisIdentityTools.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '5b0c8a52-6f0e-4a3e-9b0c-0d1c7f3a9e64'
    Author                 = 'IisIdentityTools contributors'
    CompanyName            = 'IisIdentityTools contributors'
    Copyright              = 'Copyright (c) IisIdentityTools contributors. MIT licence.'
    Description            = 'Tells which Windows identity IIS requests run as, and why: per site, application, URL and handler, with the file and line of every setting that decided it. Tells whether that identity may use a folder or share, which access-control entry decides it, and which sites can reach the files of others. Puts it right: plans changes, predicts their effects, applies and undoes them. Finds refused requests in logs, tells why they were refused and which will be. Works from a captured server on any operating system; needs no IIS, no administrator and no other module.'

    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')

    TypesToProcess         = @('module/IisIdentityTools.types.ps1xml')
    FormatsToProcess       = @('module/IisIdentityTools.format.ps1xml')

    # AliasesToExport is left out on purpose: with all three lists given, PowerShell 7 no longer looks for DSC resources in a module.
    FunctionsToExport      = @()
    CmdletsToExport        = @('Find-IisAccessDenied', 'Find-IisAccessProblem', 'Get-IisChange', 'Get-IisEffectiveIdentity', 'Get-IisFolderAccess', 'Get-IisIdentityToken', 'Grant-IisFolderAccess', 'Resolve-IisAccessDenied', 'Revoke-IisFolderAccess', 'Set-IisAnonymousToPoolIdentity', 'Test-IisFolderAccess', 'Test-IisIsolation', 'Undo-IisChange')
    VariablesToExport      = @()
    DscResourcesToExport   = @('IisAnonymousIdentity', 'IisFolderAccess')

    PrivateData            = @{
        PSData = @{
            Tags         = @('IIS', 'Identity', 'ApplicationPool', 'Impersonation', 'IUSR', 'Permissions', 'NTFS', 'ACL', 'Security', 'Offline', 'DSC', 'DSCResource', 'Windows', 'Linux', 'MacOS', 'PSEdition_Desktop', 'PSEdition_Core')
            LicenseUri   = 'https://github.com/iisidentitytools/iisidentitytools/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/iisidentitytools/iisidentitytools'
            IconUri      = 'https://raw.githubusercontent.com/iisidentitytools/iisidentitytools/main/docs/icon.png'
            Prerelease   = ''
            ReleaseNotes = 'First version: Get-IisEffectiveIdentity and Get-IisIdentityToken tell who requests run as, Test-IisFolderAccess, Get-IisFolderAccess and Test-IisIsolation who may use which folder; Set-IisAnonymousToPoolIdentity, Grant-IisFolderAccess and Revoke-IisFolderAccess plan, predict and make changes that Undo-IisChange takes back; Find-IisAccessDenied, Resolve-IisAccessDenied and Find-IisAccessProblem tell what was refused, why, and what will be; all work on captured servers. All changes: https://github.com/iisidentitytools/iisidentitytools/blob/main/CHANGELOG.md'
        }
    }
}
