BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest

    # A pipeline in a runspace of its own that can be watched and stopped.
    function New-Pipeline([string] $Script) {
        $pipeline = [powershell]::Create()
        $null = $pipeline.AddScript("Import-Module '$Manifest'; `$contoso = '$Contoso'; $Script")
        $pipeline
    }
}

Describe 'Stopping' {
    It 'ends soon and closes the snapshot' {
        $zip = Join-Path $TestDrive 'contoso.zip'
        Add-Type -AssemblyName System.IO.Compression.FileSystem
        [IO.Compression.ZipFile]::CreateFromDirectory($Contoso, $zip)
        $pipeline = New-Pipeline "& { while (`$true) { 'Shop' } } | Get-IisEffectiveIdentity -Snapshot '$zip' -WarningAction SilentlyContinue"
        $output = [Management.Automation.PSDataCollection[psobject]]::new()
        $running = $pipeline.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while ($output.Count -lt 100 -and $clock.Elapsed.TotalSeconds -lt 30) { Start-Sleep -Milliseconds 20 }
        $output.Count | Should -BeGreaterThan 99
        $clock.Restart()
        $pipeline.Stop()
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
        $pipeline.InvocationStateInfo.State | Should -Be 'Stopped'
        $pipeline.Streams.Error | Should -BeNullOrEmpty
        $running.IsCompleted | Should -BeTrue
        # Nobody holds the file any more.
        $file = [IO.File]::Open($zip, 'Open', 'ReadWrite', 'None')
        $file.Dispose()
        $pipeline.Dispose()
    }

    It 'shows progress only when it takes longer than a second' {
        $quick = New-Pipeline 'Get-IisEffectiveIdentity -Snapshot $contoso -Site Shop -WarningAction SilentlyContinue'
        $null = $quick.Invoke()
        @($quick.Streams.Progress | Where-Object Activity -Like 'Answering*') | Should -BeNullOrEmpty

        $slow = New-Pipeline 'Get-IisEffectiveIdentity -Snapshot $contoso -WarningAction SilentlyContinue | Select-Object -First 16 | ForEach-Object { Start-Sleep -Milliseconds 100 }'
        $null = $slow.Invoke()
        @($slow.Streams.Progress | Where-Object Activity -EQ 'Answering for WEB01').Count | Should -BeGreaterThan 0
    }

    It 'lets two pipelines of one session work at the same time' {
        $threads = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:Manifest
            @(Get-IisEffectiveIdentity -Snapshot $using:Contoso -WarningAction SilentlyContinue).Count
        }
        $threads | Select-Object -Unique | Should -HaveCount 1
    }
}
