BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    # What is in it is counted by hand in samples/logs/README.md.
    $Logs = [IO.Path]::Combine($Repository, 'samples', 'logs')
    $Log = Join-Path $Logs 'u_ex250314.log'
    $Groups = Find-IisAccessDenied $Logs -Snapshot $Contoso

    function Measure-Requests($found) { ($found | Measure-Object Count -Sum).Sum }
}

Describe 'Find-IisAccessDenied' {
    It 'groups what was refused and counts it' {
        $Groups | ForEach-Object { "$($_.Count) $($_.Status) $($_.Site) $($_.Url) $($_.User)".Trim() } | Sort-Object | Should -Be @(
            '1 500.19 Sandbox /broken/', '2 401.1 Partners /portal.aspx partner1', '2 401.3 Intranet /finance/budget.xlsx CONTOSO\carla',
            '2 403.14 Shop /help/', '2 500.19 Sandbox /locked/', '3 401.3 Intranet /finance/budget.xlsx CONTOSO\bert', '4 401.3 Shop /uploads/logo.png')
    }

    It 'puts what hurts most clients first' {
        $Groups[0].Url | Should -Be '/uploads/logo.png'
        $Groups[0].ClientCount | Should -Be 3
        $Groups[1].Url | Should -Be '/help/'
        $Groups[0].FirstSeenUtc.ToString('s') | Should -Be '2025-03-14T08:04:02'
        $Groups[0].LastSeenUtc.ToString('s') | Should -Be '2025-03-14T09:06:10'
    }

    It 'names status, server, site and application' {
        $Groups[0].StatusName | Should -Be 'Denied at opening the file'
        $Groups[0].Meaning | Should -Match 'Windows refused the file'
        $Groups[0].Server | Should -Be 'WEB01'
        $Groups[0].Application | Should -Be '/'
        $Groups[1].Application | Should -Be '/help'
        ($Groups | Where-Object Site -EQ 'Intranet').Application | Sort-Object -Unique | Should -Be '/finance'
    }

    It 'names sites as the log does without a snapshot' {
        (Find-IisAccessDenied $Log)[0].Site | Should -Be 'W3SVC5'
        (Find-IisAccessDenied $Log)[0].Application | Should -Be ''
    }

    It 'counts legs of a logon only when asked' {
        $Groups | Where-Object Url -EQ '/default.aspx' | Should -BeNullOrEmpty
        $legs = Find-IisAccessDenied $Log -IncludeHandshake | Where-Object Kind -EQ 'HandshakeLeg'
        $legs.Status | Sort-Object | Should -Be '401.1', '401.2'
        Measure-Requests $legs | Should -Be 2
    }

    It 'gives every failing status for *' {
        $all = Find-IisAccessDenied $Log -Status *
        Measure-Requests $all | Should -Be 18
        ($all | Where-Object Status -EQ '404').Count | Should -Be 2
    }

    It 'takes -Status <Status>' -ForEach @{ Status = '401'; Count = 11 }, @{ Status = '401.3'; Count = 9 }, @{ Status = '5xx'; Count = 3 }, @{ Status = '403.14', '500.19'; Count = 5 } {
        Measure-Requests (Find-IisAccessDenied $Log -Status $Status) | Should -Be $Count
    }

    It 'takes -Site <Site>' -ForEach @{ Site = 'Shop'; Count = 6 }, @{ Site = 'S*'; Count = 9 }, @{ Site = 'W3SVC5'; Count = 6 }, @{ Site = '5', '11'; Count = 8 } {
        Measure-Requests (Find-IisAccessDenied $Log -Snapshot $Contoso -Site $Site) | Should -Be $Count
    }

    It 'takes a time from and to, inclusive' {
        $from = [datetime]::new(2025, 3, 14, 8, 12, 0, [DateTimeKind]::Utc)
        $to = [datetime]::new(2025, 3, 14, 8, 21, 5, [DateTimeKind]::Utc)
        Measure-Requests (Find-IisAccessDenied $Log -After $from -Before $to) | Should -Be 4
        Measure-Requests (Find-IisAccessDenied $Log -After $from.ToLocalTime() -Before $to.ToLocalTime()) | Should -Be 4
    }

    It 'gives the first groups, or entries, with -Top' {
        (Find-IisAccessDenied $Log -Top 2).Url | Should -Be '/uploads/logo.png', '/help/'
        @(Find-IisAccessDenied $Log -Top 3 -Raw).Count | Should -Be 3
    }

    It 'gives the lines themselves with -Raw' {
        $entries = Find-IisAccessDenied $Log -Snapshot $Contoso -Raw
        $entries.Count | Should -Be 16
        $first = $entries | Sort-Object LineNumber | Select-Object -First 1
        $first.PSObject.TypeNames | Should -Contain 'IisIdentityTools.Diagnosis.Logs.LogEntry'
        "$($first.LineNumber) $($first.Status) $($first.Site) $($first.User) $($first.ClientIp)" | Should -Be '8 401.3 Intranet CONTOSO\bert 10.20.30.52'
    }

    It 'takes files, names and wildcards from the pipeline and makes one answer' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'set')
        Copy-Item $Log (Join-Path $folder 'u_ex250314.log')
        Copy-Item $Log (Join-Path $folder 'u_ex250315.log')
        foreach ($groups in (Get-ChildItem $folder | Find-IisAccessDenied), ("$folder/u_ex*.log" | Find-IisAccessDenied),
            ([pscustomobject] @{ FullName = "$folder" } | Find-IisAccessDenied), ('TestDrive:\set' | Find-IisAccessDenied)) {
            @($groups).Count | Should -Be 7
            Measure-Requests $groups | Should -Be 32
        }
    }

    It 'says which log is not there and reads the rest' {
        $found = Find-IisAccessDenied $Log, (Join-Path $Logs 'nothing.log') -ErrorAction SilentlyContinue -ErrorVariable problems
        @($found).Count | Should -Be 7
        $problems.FullyQualifiedErrorId | Should -BeLike 'LogNotFound,*'
        $problems[0].Exception.Message | Should -Match 'nothing\.log'
        $alone = Get-ErrorOf { Find-IisAccessDenied (Join-Path $Logs 'u_nothing*.log') }
        $alone.FullyQualifiedErrorId | Should -BeLike 'LogNotFound,*'
        $alone.ErrorDetails.RecommendedAction | Should -Match '-LogPath'
    }

    It 'says that a file is no log and reads the rest' {
        Set-Content (Join-Path $TestDrive 'text.log') 'This is not', 'a log at all.'
        $found = Find-IisAccessDenied $Log, (Join-Path $TestDrive 'text.log') -ErrorAction SilentlyContinue -ErrorVariable problems -WarningAction SilentlyContinue
        @($found).Count | Should -Be 7
        $problems.FullyQualifiedErrorId | Should -BeLike 'LogUnreadable,*'
        $problems[0].Exception.Message | Should -Match 'text\.log.*W3C'
    }

    It 'shows the first rejected lines and says how many more there are' {
        $broken = Join-Path $TestDrive 'broken.log'
        @(Get-Content $Log) + @(1..8 | ForEach-Object { "2025-03-14 10:00:0$_ too short" }) | Set-Content $broken
        $null = Find-IisAccessDenied $broken -WarningVariable warnings -WarningAction SilentlyContinue
        $warnings.Count | Should -Be 6
        "$($warnings[0])" | Should -Match 'broken\.log:29: '
        "$($warnings[5])" | Should -Be '3 more lines were not read.'
    }

    It 'refuses the status <_> with examples' -ForEach 'four', '200', '401.x' {
        $problem = { Find-IisAccessDenied $Log -Status $_ } | Should -Throw -PassThru
        $problem.FullyQualifiedErrorId | Should -BeLike 'StatusInvalid,*'
        $problem.Exception.Message | Should -Match '401\.3'
    }

    It 'refuses a time that ends before it begins' {
        (Get-ErrorOf { Find-IisAccessDenied $Log -After 2025-03-15 -Before 2025-03-14 }).FullyQualifiedErrorId | Should -BeLike 'PeriodInvalid,*'
    }

    It 'refuses a path of another provider' {
        (Get-ErrorOf { Find-IisAccessDenied Env:\PATH }).FullyQualifiedErrorId | Should -BeLike 'LogPathInvalid,*'
    }

    It 'reads why HTTP.sys refused' {
        $httperr = Join-Path $TestDrive 'httperr1.log'
        Set-Content $httperr @(
            '#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename'
            '2025-03-14 08:50:01 192.0.2.14 50211 10.20.30.40 443 HTTP/1.1 GET / 503 11 AppOffline Partners'
            '2025-03-14 08:50:09 192.0.2.14 50211 10.20.30.40 443 - - - - - Timer_ConnectionIdle -')
        $group = Find-IisAccessDenied $httperr -Snapshot $Contoso
        "$($group.Count) $($group.Status) $($group.Site) $($group.Reason) $($group.Queue) $($group.Server)" | Should -Be '1 503 Partners AppOffline Partners WEB01'
        $group.Meaning | Should -Not -BeNullOrEmpty
        $group | Format-List | Out-String | Should -Match 'Reason +: AppOffline \(queue Partners\)'
    }

    It 'says that the snapshot is not there' {
        (Get-ErrorOf { Find-IisAccessDenied $Log -Snapshot (Join-Path $TestDrive 'nowhere') }).FullyQualifiedErrorId | Should -BeLike 'SnapshotNotFound,*'
    }

    It 'writes nothing but objects, and nothing for a log without refusals' {
        $quiet = Join-Path $TestDrive 'quiet.log'
        Get-Content $Log | Where-Object { $_ -notmatch ' [45]\d\d \d+ \d+ \d+$' } | Set-Content $quiet
        Find-IisAccessDenied $quiet *>&1 | Should -BeNullOrEmpty
    }

    It 'completes sites of the snapshot' {
        Get-Completion "Find-IisAccessDenied x.log -Snapshot '$Contoso' -Site Med" | Should -Be 'Media'
    }
}

Describe 'Views of what was refused' {
    It 'fit <_> columns, live and received' -ForEach 80, 120 {
        foreach ($answers in $Groups, (Find-IisAccessDenied $Log -Raw)) {
            $text = $answers | Format-Table | Out-String -Width $_
            $text | Should -Not -Match '#ERR'
            $text -split '\r?\n' | Where-Object Length -GT $_ | Should -BeNullOrEmpty
            $answers | Export-Clixml TestDrive:\refused.xml
            Import-Clixml TestDrive:\refused.xml | Format-Table | Out-String -Width $_ | Should -Be $text
            $list = $answers | Format-List | Out-String -Width $_
            $list | Should -Not -Match '#ERR'
            Import-Clixml TestDrive:\refused.xml | Format-List | Out-String -Width $_ | Should -Be $list
        }
    }

    It 'say what, who, when and where' {
        $text = $Groups | Format-Table | Out-String -Width 160
        $text | Should -Match 'Count +Status +User +Last \(UTC\) +Where and what'
        $text | Should -Match '4 +401\.3 +- +03-14 09:06 +Shop /uploads/logo\.png *\r?\n +Denied at opening the file'
        $list = $Groups[0] | Format-List | Out-String -Width 400
        $list | Should -Match '(?m)^Meaning +: Windows refused'
        $list | Should -Match '(?m)^Clients +: 203\.0\.113\.7, 198\.51\.100\.21, 203\.0\.113\.99'
        $list | Should -Match 'u_ex250314\.log:11\)'
    }
}

Describe 'Groups received through <_>' -ForEach 'Export-Clixml', 'Start-Job' {
    BeforeAll {
        $received = if ($_ -eq 'Start-Job') {
            Start-Job -ArgumentList $Manifest, $Log {
                param($manifest, $log)
                Import-Module $manifest
                Find-IisAccessDenied $log
            } | Receive-Job -Wait -AutoRemoveJob
        }
        else {
            Find-IisAccessDenied $Log | Export-Clixml TestDrive:\groups.xml
            Import-Clixml TestDrive:\groups.xml
        }
    }

    It 'keep type, texts, enumerations and samples' {
        $received[0].PSObject.TypeNames | Should -Contain 'Deserialized.IisIdentityTools.Diagnosis.Logs.FailureGroup'
        $received[0].Kind | Should -BeOfType ([string])
        "$($received[0].Kind) $($received[0].Status) $($received[0].StatusName)" | Should -Be 'Failure 401.3 Denied at opening the file'
        $received[0].Samples.Count | Should -Be 3
        $received[0].Samples[0].LineNumber | Should -Be 11
        $received[0].Samples[0].Kind | Should -Be 'Failure'
        $received[0].Clients | Should -HaveCount 3
    }
}

Describe 'Reading much' {
    BeforeAll {
        $big = Join-Path $TestDrive 'big.log'
        $lines = [IO.File]::ReadAllText($Log)
        $body = $lines.Substring($lines.IndexOf("`n2025") + 1) * 400
        $writer = [IO.StreamWriter]::new($big)
        $writer.Write($lines)
        for ($i = 0; $i -lt 150; $i++) { $writer.Write($body) }
        $writer.Dispose()

        function New-Pipeline([string] $Script) {
            $pipeline = [powershell]::Create()
            $null = $pipeline.AddScript("Import-Module '$Manifest'; $Script")
            $pipeline
        }
    }

    It 'stops within a second<_>' -ForEach '', ' -Raw' {
        # The same file under many names lasts long enough to be stopped.
        $folder = New-Item -ItemType Directory -Force (Join-Path $TestDrive 'many')
        if (-not (Get-ChildItem $folder)) { 1..8 | ForEach-Object { $null = New-Item -ItemType HardLink -Path (Join-Path $folder "u_ex25010$_.log") -Target $big } }
        $pipeline = New-Pipeline "Find-IisAccessDenied '$folder' -Status 999$_"
        $running = $pipeline.BeginInvoke()
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not @($pipeline.Streams.Progress | Where-Object Activity -EQ 'Reading logs') -and -not $running.IsCompleted -and $clock.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 20 }
        $running.IsCompleted | Should -BeFalse
        $clock.Restart()
        $pipeline.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 1
        $pipeline.InvocationStateInfo.State | Should -Be 'Stopped'
        $progress = @($pipeline.Streams.Progress | Where-Object Activity -EQ 'Reading logs')[0]
        $progress.PercentComplete | Should -BeGreaterOrEqual 0
        $progress.SecondsRemaining | Should -BeGreaterOrEqual 0
        $progress.StatusDescription | Should -Match '^[\d.,]+ of [\d.,]+ MB$'
        $pipeline.Streams.Error | Should -BeNullOrEmpty
        $pipeline.Dispose()
    }

    It 'shows no progress for a small log' {
        $quick = New-Pipeline "Find-IisAccessDenied '$Log'"
        $null = $quick.Invoke()
        @($quick.Streams.Progress | Where-Object Activity -EQ 'Reading logs') | Should -BeNullOrEmpty
        $quick.Dispose()
    }
}
