BeforeAll {
    . $PSScriptRoot/Support.ps1
    $Package = Join-Path $TestDrive 'package'
    $null = & $PowerShell -NoProfile -NonInteractive -File (Join-Path $Repository 'build.ps1') -Task Package -NoBuild -OutputFolder $Package
    $Data = Import-PowerShellDataFile -LiteralPath $Manifest
    $Version = $Data.ModuleVersion
}

Describe 'Import' {
    It 'works from the checkout' {
        Invoke-Fresh { param($manifest) Import-Module $manifest; (Get-Command -Module IisIdentityTools).Name -join ' ' } $Manifest |
            Should -Be ($Data.CmdletsToExport -join ' ')
    }

    It 'works from a package folder on PSModulePath, by name' {
        Invoke-Fresh {
            param($package, $version)
            $env:PSModulePath = $package + [IO.Path]::PathSeparator + $env:PSModulePath
            Import-Module IisIdentityTools -RequiredVersion $version
            (Get-Module IisIdentityTools).ModuleBase
        } $Package, $Version | Should -Be ([IO.Path]::Combine($Package, 'IisIdentityTools', $Version))
    }

    It 'loads itself from a package folder when a cmdlet is called' {
        Invoke-Fresh {
            param($package, $contoso)
            $env:PSModulePath = $package + [IO.Path]::PathSeparator + $env:PSModulePath
            @(Get-IisEffectiveIdentity -Snapshot $contoso | Select-Object -First 1).Count
        } $Package, $Contoso | Should -Be '1'
    }

    It 'packs a .zip with forward slashes that unpacks into a module folder' {
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        $zip = [IO.Compression.ZipFile]::OpenRead((Join-Path $Package "IisIdentityTools-$Version.zip"))
        try { $names = $zip.Entries.FullName } finally { $zip.Dispose() }
        $names | Should -Contain "IisIdentityTools/$Version/IisIdentityTools.psd1"
        $names | Should -Contain "IisIdentityTools/$Version/module/bin/netstandard2.0/IisIdentityTools.Core.dll"
        $names -match '\\' | Should -BeNullOrEmpty
        $names -match '\.(pdb|deps\.json|xml)$' -notmatch 'Help\.xml$' | Should -BeNullOrEmpty
    }

    It 'writes the .zip''s SHA-256 beside it' {
        $file = Join-Path $Package "IisIdentityTools-$Version.zip"
        Get-Content "$file.sha256" | Should -Be "$((Get-FileHash $file -Algorithm SHA256).Hash.ToLowerInvariant())  IisIdentityTools-$Version.zip"
    }

    It 'can be repeated, forced, and undone' {
        Invoke-Fresh {
            param($manifest)
            Import-Module $manifest; Import-Module $manifest; Import-Module $manifest -Force
            @(Get-Command -Module IisIdentityTools).Count
            Remove-Module IisIdentityTools
            @(Get-Command -Module IisIdentityTools).Count
        } $Manifest | Should -Be "$($Data.CmdletsToExport.Count)", '0'
    }

    It 'writes nothing and adds nothing but its cmdlets' {
        Invoke-Fresh {
            param($manifest)
            $before = @(Get-ChildItem Function:, Alias:, Variable:).Name
            Import-Module $manifest *>&1
            $after = @(Get-ChildItem Function:, Alias:, Variable:).Name
            (@($after | Where-Object { $_ -notin $before -and $_ -ne 'before' }) -join ',') + '.'
        } $Manifest | Should -Be '.'
    }

    It 'says what to do when it is not built' {
        $copy = Join-Path $TestDrive 'unbuilt'
        $null = New-Item -ItemType Directory $copy
        Copy-Item $Manifest $copy
        $null = New-Item -ItemType Directory (Join-Path $copy 'module')
        Get-ChildItem (Join-Path $Repository 'module') -File | Copy-Item -Destination (Join-Path $copy 'module')
        $said = Invoke-Fresh { param($manifest) try { Import-Module $manifest } catch { $_.Exception.Message } } (Join-Path $copy 'IisIdentityTools.psd1')
        $said -join ' ' | Should -BeLike '*is not built*build.ps1*'
    }

    It 'the build for Windows PowerShell gives the same answers' {
        $answers = foreach ($framework in 'netstandard2.0', 'net8.0') {
            $lines = Invoke-Fresh {
                param($assembly, $contoso)
                Import-Module $assembly
                Get-IisEffectiveIdentity -Snapshot $contoso -WarningAction SilentlyContinue | ForEach-Object { "$_"; $_.Trail; $_.Problems; $_.Unknowns }
                Get-IisIdentityToken -Snapshot $contoso -WarningAction SilentlyContinue | ForEach-Object { "$_"; $_.Groups; $_.Privileges }
            } ([IO.Path]::Combine($Repository, 'module', 'bin', $framework, 'IisIdentityTools.PowerShell.dll')), $Contoso
            $lines -join "`n"
        }
        $answers[0].Length | Should -BeGreaterThan 10000
        $answers[0] | Should -Be $answers[1]
    }

    It 'takes less than 150 ms beyond an empty session' {
        $times = Invoke-Fresh {
            param($manifest, $powershell)
            $measure = {
                param($manifest)
                $clock = [Diagnostics.Stopwatch]::StartNew()
                if ($manifest) { Import-Module $manifest } else { $null = Get-Date }
                [int] $clock.Elapsed.TotalMilliseconds
            }
            foreach ($target in '', $manifest) {
                $runs = foreach ($run in 1..5) { [int] (& $powershell -NoProfile -NonInteractive -Command "& { $measure } '$target'") }
                ($runs | Sort-Object)[1]
            }
        } $Manifest, $PowerShell
        [int] $times[1] - [int] $times[0] | Should -BeLessThan 150
    }
}
