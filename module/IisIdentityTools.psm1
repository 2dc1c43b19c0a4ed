# Chooses the assembly for the engine that is running. Keep what is in this file small: every line slows down the import. Only what DSC must
# find here stands here, and does no more than hand its question to the cmdlets.
$framework = if ([Environment]::Version.Major -ge 8) { 'net8.0' } else { 'netstandard2.0' }
$path = [IO.Path]::Combine($PSScriptRoot, 'bin', $framework, 'IisIdentityTools.PowerShell.dll')

if (-not [IO.File]::Exists($path)) {
    throw "IisIdentityTools is not built: there is no '$path'. In a checkout run './build.ps1 -Task Build' first; an installed module is incomplete, install it again."
}

$binary = Import-Module -Name $path -PassThru

# Import-Module in a module does not stop when a DLL cannot be loaded, and .NET keeps an assembly that another version loaded before.
$loaded = if ($binary) { $binary.ImplementingAssembly }
if (-not $loaded -or ($loaded.Location -ne $path -and $loaded.GetName().Version -ne [Reflection.AssemblyName]::GetAssemblyName($path).Version)) {
    throw "IisIdentityTools could not be loaded from '$path'. If another version was used in this process, start a new PowerShell. If the module was downloaded as a .zip, run Unblock-File on its files."
}

# Why a resource is not as desired, in the shape that machine configuration expects.
class IisReason {
    [DscProperty()] [string] $Code
    [DscProperty()] [string] $Phrase
}

# Who anonymous requests of an application run as.
[DscResource()]
class IisAnonymousIdentity {
    # Name of the site.
    [DscProperty(Key)] [string] $Site
    # Path of the application in the site: / is its root.
    [DscProperty(Key)] [string] $Application
    # Pool, IUSR, or the name of an account.
    [DscProperty()] [string] $Identity = 'Pool'
    # Grants along what the pool lacks of what the former user can do.
    [DscProperty()] [bool] $GrantMissingAccess
    # Makes the change although something would break.
    [DscProperty()] [bool] $Force
    # The captured server.
    [DscProperty()] [string] $Snapshot
    # Why it is not as desired.
    [DscProperty(NotConfigurable)] [IisReason[]] $Reasons

    [IisAnonymousIdentity] Get() {
        $result = [IisAnonymousIdentity]::new()
        $result.Site, $result.Application, $result.Snapshot = $this.Site, $this.Application, $this.Snapshot
        $result.GrantMissingAccess, $result.Force = $this.GrantMissingAccess, $this.Force
        $result.Identity = $this.Current()
        $result.Reasons = @($this.Difference() | ForEach-Object { [IisReason] @{ Code = 'IisIdentityTools:IisAnonymousIdentity:Identity'; Phrase = $_ } })
        return $result
    }

    [bool] Test() { return @($this.Difference()).Count -eq 0 }

    [void] Set() {
        if ($this.Test()) { return }
        if ($this.Identity -notin 'Pool', 'IUSR') {
            throw "Anonymous requests of '$($this.Site)$($this.Application)' run as '$($this.Current())'. The account '$($this.Identity)' needs its password, which this resource does not handle: set it in IIS Manager."
        }
        $place = $this.Place()
        Set-IisAnonymousToPoolIdentity @place -Undo:($this.Identity -eq 'IUSR') -GrantMissingAccess:$this.GrantMissingAccess -Force:$this.Force -Confirm:$false -ErrorAction Stop
    }

    hidden [hashtable] Place() {
        $place = @{ Site = [WildcardPattern]::Escape($this.Site); Application = [WildcardPattern]::Escape($this.Application) }
        if ($this.Snapshot) { $place.Snapshot = $this.Snapshot }
        return $place
    }

    # Pool, IUSR or an account; empty while anonymous authentication is off.
    hidden [string] Current() {
        $place = $this.Place()
        $answer = Get-IisEffectiveIdentity @place -ErrorAction Stop | Where-Object { $_.Authentication -eq 'Anonymous' -and $_.Path -eq $this.Application } | Select-Object -First 1
        if (-not $answer) { return '' }
        foreach ($known in 'Pool', 'IUSR') {
            if ($this.PlanOf($known).State -eq 'NothingToDo') { return $known }
        }
        return $answer.RequestIdentity
    }

    # What would make it the pool or IUSR.
    hidden [object] PlanOf([string] $User) {
        $place = $this.Place()
        return Set-IisAnonymousToPoolIdentity @place -Undo:($User -eq 'IUSR') -Force -AsPlan -ErrorAction Stop
    }

    hidden [string[]] Difference() {
        if ($this.Identity -in 'Pool', 'IUSR') {
            return @($this.PlanOf($this.Identity).Steps | Where-Object Kind -EQ 'ConfigurationFile' | ForEach-Object Details)
        }
        $now = $this.Current()
        if ($now -eq $this.Identity -or $now -eq ".\$($this.Identity)" -or $now -like "*\$([WildcardPattern]::Escape($this.Identity))") { return @() }
        return @("Anonymous requests of '$($this.Site)$($this.Application)' run as '$now', not as '$($this.Identity)'.")
    }
}

# The rights of an identity on a file or folder.
[DscResource()]
class IisFolderAccess {
    # The file or folder, a Windows path.
    [DscProperty(Key)] [string] $Path
    # Name or SID of the identity.
    [DscProperty(Key)] [string] $Identity
    # What the folder is for: StaticRead, RunCode, Upload, Modify ...
    [DscProperty()] [string] $Purpose
    # Rights instead: Read, Modify, CreateFiles ..., with commas between them.
    [DscProperty()] [string] $Right
    # Present: the rights are there. Absent: the list of the file or folder does not give them itself.
    [DscProperty()] [ValidateSet('Present', 'Absent')] [string] $Ensure = 'Present'
    # Makes the change although something would break.
    [DscProperty()] [bool] $Force
    # The captured server.
    [DscProperty()] [string] $Snapshot
    # Why it is not as desired.
    [DscProperty(NotConfigurable)] [IisReason[]] $Reasons

    [IisFolderAccess] Get() {
        $result = [IisFolderAccess]::new()
        $result.Path, $result.Identity, $result.Snapshot, $result.Force = $this.Path, $this.Identity, $this.Snapshot, $this.Force
        $result.Purpose, $result.Right = $this.Purpose, $this.Right
        $wrong = @($this.Difference())
        $result.Ensure = if (($wrong.Count -eq 0) -eq ($this.Ensure -eq 'Present')) { 'Present' } else { 'Absent' }
        $result.Reasons = @($wrong | ForEach-Object { [IisReason] @{ Code = 'IisIdentityTools:IisFolderAccess:Access'; Phrase = $_ } })
        return $result
    }

    [bool] Test() { return @($this.Difference()).Count -eq 0 }

    [void] Set() {
        $target = $this.Target()
        if ($this.Ensure -eq 'Absent') { Revoke-IisFolderAccess @target -Force:$this.Force -Confirm:$false -ErrorAction Stop }
        else { Grant-IisFolderAccess @target -Force:$this.Force -Confirm:$false -ErrorAction Stop }
        $left = @($this.Difference())
        if ($left.Count -gt 0) { throw "The access is not as desired: $left" }
    }

    hidden [hashtable] Target() {
        if (-not $this.Right -and -not $this.Purpose -and $this.Ensure -eq 'Present') { throw "Say which access '$($this.Identity)' shall have on '$($this.Path)': give Right or Purpose." }
        $target = @{ Path = $this.Path; Identity = $this.Identity }
        foreach ($name in 'Right', 'Purpose', 'Snapshot') { if ($this.$name) { $target[$name] = $this.$name } }
        return $target
    }

    hidden [string[]] Difference() {
        $target = $this.Target()
        if ($this.Ensure -eq 'Absent') { return @((Revoke-IisFolderAccess @target -Force -AsPlan -ErrorAction Stop).Steps | Where-Object { -not $_.IsInherited } | ForEach-Object Details) }
        $plan = Grant-IisFolderAccess @target -Force -AsPlan -ErrorAction Stop
        $lacking = @($plan.Access | Where-Object { $_.Roles -eq 'None' -and $_.AccessBefore -ne 'Allowed' } | ForEach-Object { "$($_.IdentityBefore) lacks $($_.Right) on '$($_.Path)'." })
        return @($lacking + @($plan.Notes | Where-Object { $lacking }))
    }
}
