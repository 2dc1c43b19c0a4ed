namespace IisIdentityTools.Changes.Scripts;

/// <summary>The parts that every script has.</summary>
internal static class ScriptParts
{
    /// <summary>What the script needs and takes. Comes first, behind the comments.</summary>
    public const string Head = """
        #Requires -Version 5.1
        #Requires -PSEdition Desktop
        #Requires -RunAsAdministrator
        [CmdletBinding()]
        param(
            # Goes on where a check says no.
            [switch] $Force,
            # Puts back the permissions that an earlier run saved in this file, and does nothing else.
            [string] $RestorePermissions = ''
        )
        Set-StrictMode -Version 3.0
        $ErrorActionPreference = 'Stop'

        if ([System.Environment]::Is64BitOperatingSystem -and -not [System.Environment]::Is64BitProcess) {
            throw 'Windows shows other files to 32-bit programs. Start the 64-bit Windows PowerShell.'
        }
        """;

    /// <summary>The programs and functions that the commands call.</summary>
    public const string Functions = """
        $appcmd = "$env:windir\System32\inetsrv\appcmd.exe"
        $icacls = "$env:windir\System32\icacls.exe"

        function Assert-Check([bool] $IsMet, [string] $Problem) {
            if ($IsMet) { return }
            if (-not $Force) { throw "$Problem Nothing was changed. -Force goes on all the same." }
            Write-Warning $Problem
        }

        function Assert-Success([string] $Program) {
            if ($LASTEXITCODE -ne 0) { throw "$Program failed with exit code $LASTEXITCODE." }
        }

        # A text as it is typed.
        function ConvertTo-Quoted([string] $Text) { "'" + $Text.Replace("'", "''") + "'" }

        function Get-Class([string] $Path) {
            if ([System.IO.Directory]::Exists($Path)) { [System.IO.Directory] } else { [System.IO.File] }
        }

        function New-Dacl([string] $Path, [string] $Sddl) {
            $security = if ([System.IO.Directory]::Exists($Path)) { New-Object System.Security.AccessControl.DirectorySecurity }
            else { New-Object System.Security.AccessControl.FileSecurity }
            $security.SetSecurityDescriptorSddlForm($Sddl, 'Access')
            $security
        }

        # The access-control list alone: owner and audit list are neither read nor written.
        function Get-Dacl([string] $Path) {
            (Get-Class $Path)::GetAccessControl($Path, 'Access').GetSecurityDescriptorSddlForm('Access')
        }

        function Set-Dacl([string] $Path, [string] $Sddl) {
            (Get-Class $Path)::SetAccessControl($Path, (New-Dacl $Path $Sddl))
        }

        # The same list in the spelling of Get-Dacl.
        function ConvertTo-Dacl([string] $Path, [string] $Sddl) {
            (New-Dacl $Path $Sddl).GetSecurityDescriptorSddlForm('Access')
        }

        function Assert-Dacl([string] $Path, [string] $Sddl) {
            Assert-Check ((Get-Dacl $Path) -ceq (ConvertTo-Dacl $Path $Sddl)) "The permissions of '$Path' are not as they were captured."
        }
        """;

    /// <summary>Puts permissions back. Stands behind the check of the server.</summary>
    public const string Restore = """
        if ($RestorePermissions) {
            foreach ($entry in Import-Csv -LiteralPath $RestorePermissions -Encoding UTF8) {
                Set-Dacl $entry.Path $entry.Sddl
                Write-Host "Put back: $($entry.Path)"
            }
            return
        }
        """;

    /// <summary>
    /// The folder for what was there before. It lies in the administrator's profile, where nobody else can read or put anything: configuration
    /// files can hold passwords, and permissions are put back from it.
    /// </summary>
    public const string Backup = """
        $backup = 'iisid-' + [System.DateTime]::UtcNow.ToString('yyyyMMddTHHmmssZ', [System.Globalization.CultureInfo]::InvariantCulture)
        $folder = Join-Path $env:LOCALAPPDATA "IisIdentityTools\$backup"
        $null = New-Item -ItemType Directory -Path $folder
        """;
}
