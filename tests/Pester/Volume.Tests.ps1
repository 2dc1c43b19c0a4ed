BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
}

Describe 'Mounted volumes' {
    It '<Text> is refused with a reason' -ForEach @(
        @{ Text = 'D'; Reason = '*no equals sign*' }
        @{ Text = 'D:='; Reason = '*names no folder*' }
        @{ Text = 'D:\sites=x'; Reason = '*a whole drive or share*' }
    ) {
        $problem = @(Get-ErrorOf { Test-IisFolderAccess -Volume $Text -Path 'D:\x' -Identity IUSR })
        $problem.Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'VolumeUnusable,*'
        $problem[0].Exception.Message | Should -BeLike $Reason
        $problem[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
    }

    It 'a folder is sought where the session is' {
        Push-Location TestDrive:\
        try { $problem = @(Get-ErrorOf { Test-IisFolderAccess -Volume 'D:=no-such-folder' -Path 'D:\x' -Identity IUSR }) } finally { Pop-Location }
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'VolumeUnusable,*'
        if ($IsLinux) { $problem[0].Exception.Message | Should -BeLike "*'$((Get-PSDrive TestDrive).Root)/no-such-folder' does not exist*" }
    }

    It 'several records are told of a bad volume once' {
        $problem = @(Get-ErrorOf { 'D:\x', 'D:\y' | Test-IisFolderAccess -Volume 'D' -Identity IUSR })
        $problem.Count | Should -Be 1
    }

    It '<Cmdlet> needs a snapshot besides' -ForEach @{ Cmdlet = 'Test-IisIsolation'; More = @{} }, @{ Cmdlet = 'Get-IisFolderAccess'; More = @{ Path = 'D:\x' } } {
        $problem = { & $Cmdlet -Volume 'D:=/mnt' @More } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike 'SnapshotRequired,*'
    }

    It 'a volume alone answers' {
        $mount = Join-Path ([IO.Path]::GetTempPath()) "iisid-pester-$PID"
        $isMounted = $false
        if ($IsLinux -and (Test-Path /dev/fuse) -and (Get-Command mkntfs, ntfs-3g -ErrorAction Ignore).Count -eq 2) {
            $null = New-Item -ItemType Directory "$mount/d" -Force
            truncate -s 16M "$mount/v"
            $null = mkntfs -F -f -q "$mount/v" 2>&1
            $null = ntfs-3g "$mount/v" "$mount/d" 2>&1
            $isMounted = $LASTEXITCODE -eq 0
        }
        try {
            if (-not $isMounted) { Set-ItResult -Skipped -Because 'no NTFS volume can be mounted here'; return }
            $null = New-Item -ItemType Directory "$mount/d/x"
            Push-Location $mount
            # A volume that ntfs-3g filled without a user mapping lets everybody do everything.
            $answer = Test-IisFolderAccess -Volume 'D:=d' -Path 'D:\x' -Identity S-1-5-17 -Right Read
            Pop-Location
            $answer.Access | Should -Be 'Allowed'
            $answer.Path | Should -Be 'D:\x'
            @('D:\x', 'D:\nope' | Test-IisFolderAccess -Volume "D:=$mount/d" -Identity 'IIS AppPool\Shop' -Right Read -Quiet) | Should -Be @($true, $false)
        }
        finally {
            if ($isMounted) { umount "$mount/d" }
            if (Test-Path $mount) { Remove-Item $mount -Recurse -Force }
        }
    }
}
