BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
    $Logs = [IO.Path]::Combine($Repository, 'samples', 'logs')
    $Evidence = [IO.Path]::Combine($Repository, 'tests', 'data', 'evidence')
    $Explained = Find-IisAccessDenied $Logs -Snapshot $Contoso | Resolve-IisAccessDenied
}

Describe 'Resolve-IisAccessDenied' {
    It 'explains each group of the pipeline, with the snapshot that the groups name' {
        $Explained.Count | Should -Be 7
        $Explained.Source | Sort-Object -Unique | Should -Be (Resolve-Path $Contoso).ProviderPath
        ($Explained | Measure-Object Count -Sum).Sum | Should -Be 16
    }

    # samples/contoso/README.md: /sandbox/locked sets what is locked, /sandbox/broken is not well formed.
    It 'names file and line of a configuration error' {
        $locked = $Explained | Where-Object Url -Like '/locked*'
        $locked.CauseId | Should -Be 'CFG-LOCKED'
        $locked.Confidence | Should -Be 'Proved'
        $locked.Causes[0].File | Should -Be 'D:\sites\sandbox\locked\web.config'
        $locked.Causes[0].Line | Should -BeGreaterThan 0
        ($Explained | Where-Object Url -Like '/broken*').CauseId | Should -Be 'CFG-XML'
    }

    It 'says the same for groups that came through another session' {
        $path = Join-Path $TestDrive 'groups.xml'
        Find-IisAccessDenied $Logs -Snapshot $Contoso | Export-Clixml $path
        $again = Import-Clixml $path | Resolve-IisAccessDenied
        @($again | ForEach-Object { "$($_.Status) $($_.CauseId) $($_.Url) $($_.Why)" }) | Should -Be @($Explained | ForEach-Object { "$($_.Status) $($_.CauseId) $($_.Url) $($_.Why)" })
    }

    It 'explains a status that somebody saw' {
        $hand = Resolve-IisAccessDenied 500.24 -Snapshot $Contoso -Site Intranet -Url /hr/default.aspx
        $hand.Basis | Should -Be 'Stated'
        $hand.CauseId | Should -Be 'PIPE-IDENTITY24'
        $hand.Causes[0].File | Should -Be 'D:\sites\intranet\hr\web.config'
    }

    It 'finds the site of an absolute URL by its bindings' {
        (Resolve-IisAccessDenied 404 -Snapshot $Contoso -Url https://shop.contoso.com/nothing.htm).Site | Should -Be 'Shop'
    }

    It 'explains a status without any server, and asks for what it lacks' {
        $alone = Resolve-IisAccessDenied 401.3
        $alone.StatusName | Should -Be 'Denied by the permissions of the file'
        $alone.Causes.Confidence | Sort-Object -Unique | Should -Be 'Possible'
        $alone.Questions | Should -Not -BeNullOrEmpty
        $alone.Questions -join ' ' | Should -Match 'snapshot'
    }

    It 'takes a failed request trace alone' {
        $trace = Resolve-IisAccessDenied -FailedRequestTrace (Join-Path $Evidence 'fr000401.xml')
        $trace.Status | Should -Match '^401'
        $trace.Basis | Should -Be 'Observed'
        $trace.SeenAt | Should -Match 'fr000401.xml'
    }

    It 'takes a Process Monitor log alone' {
        $rows = Resolve-IisAccessDenied -ProcessMonitorLog (Join-Path $Evidence 'procmon.csv')
        $rows | Should -Not -BeNullOrEmpty
        $rows.PhysicalPath | Should -Not -BeNullOrEmpty
    }

    It 'is whole as JSON and after a job' {
        $json = $Explained[0] | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $json.Causes[0].Id | Should -Be $Explained[0].CauseId
        $job = Start-Job { param($module, $server) Import-Module $module; Resolve-IisAccessDenied 500.24 -Snapshot $server -Site Intranet -Url /hr/default.aspx } -ArgumentList $Manifest, $Contoso | Receive-Job -Wait -AutoRemoveJob
        $job.Causes[0].Because.Count | Should -BeGreaterThan 0
        $job.Causes[0].Confidence | Should -Be 'Proved'
    }

    It 'says what is wrong with <Name>' -ForEach @(
        @{ Name = 'a status'; Arguments = @{ Status = 'nonsense!' }; Id = 'RefusalStatusInvalid' }
        @{ Name = 'a site'; Arguments = @{ Status = '401.3'; Site = 'Shpo'; Url = '/' }; Id = 'SiteNotFound' }
        @{ Name = 'a URL'; Arguments = @{ Status = '401.3'; Url = 'https://nobody.example/' }; Id = 'UrlNotServed' }
        @{ Name = 'a trace'; Arguments = @{ FailedRequestTrace = 'nowhere.xml' }; Id = 'EvidenceUnreadable' }) {
        $failed = $null
        Resolve-IisAccessDenied @Arguments -Snapshot $Contoso -ErrorAction SilentlyContinue -ErrorVariable failed | Out-Null
        $failed[0].FullyQualifiedErrorId | Should -Match "^$Id,"
        $failed[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'takes statuses as texts' {
        '401.3.5', '503 AppOffline' | Resolve-IisAccessDenied | ForEach-Object Status | Should -Be '401.3.5', '503 AppOffline'
    }

    It 'refuses an object that shows no refusal' {
        $failed = $null
        Get-Item $Contoso | Resolve-IisAccessDenied -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Match '^NothingRefused,'
    }
}

Describe 'Find-IisAccessProblem' {
    BeforeAll {
        $Problems = Find-IisAccessProblem -Snapshot $Contoso -WarningVariable Warned -WarningAction SilentlyContinue
    }

    It 'predicts what the configuration refuses' {
        $Problems.Basis | Sort-Object -Unique | Should -Be 'Predicted'
        $Problems.Confidence | Sort-Object -Unique | Should -Be 'Proved'
        ($Problems | Where-Object { $_.Site -eq 'Intranet' -and $_.CauseId -eq 'PIPE-IDENTITY24' }).Url | Should -Be '/hr'
        ($Problems | Where-Object { $_.Site -eq 'Sandbox' -and $_.CauseId -eq 'CFG-XML' }).Url | Should -Be '/broken'
    }

    # samples/contoso/access.tsv: IUSR is in no group that may read \\files01\web$\files.
    It 'predicts what permissions refuse' {
        $denied = $Problems | Where-Object { $_.Site -eq 'Files' -and $_.Status -like '401.3*' }
        $denied | Should -Not -BeNullOrEmpty
    }

    It 'advises commands of this module that can be typed as they are' {
        $commands = @($Problems.Causes.Command | Where-Object { $_ -match '^[A-Z][a-z]+-Iis' }) + @($Problems.Fix | ForEach-Object { [regex]::Match($_, "Set-IisAnonymousToPoolIdentity .*$").Value } | Where-Object { $_ }) | Sort-Object -Unique
        $commands.Count | Should -BeGreaterThan 2
        foreach ($command in $commands) {
            { & ([scriptblock]::Create("$command -Snapshot '$Contoso' -WhatIf -ErrorAction Stop -WarningAction SilentlyContinue")) | Out-Null } | Should -Not -Throw -Because $command
        }
    }

    It 'warns once of what it could not see' {
        @($Warned).Count | Should -Be 1
        "$Warned" | Should -Match 'not everything was captured'
    }

    It 'takes a site, and says when there is none' {
        (Find-IisAccessProblem Intranet -Snapshot $Contoso -WarningAction SilentlyContinue).Site | Sort-Object -Unique | Should -Be 'Intranet'
        $failed = $null
        Find-IisAccessProblem Intrane -Snapshot $Contoso -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Match '^SiteNotFound,'
    }
}
