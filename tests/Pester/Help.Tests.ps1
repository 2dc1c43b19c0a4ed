BeforeDiscovery {
    Import-Module ([IO.Path]::Combine($PSScriptRoot, '..', '..', 'IisIdentityTools.psd1'))
    $Cmdlets = foreach ($command in Get-Command -Module IisIdentityTools) { @{ Name = $command.Name } }
    $Parameters = foreach ($command in Get-Command -Module IisIdentityTools) {
        foreach ($parameter in $command.Parameters.Values) {
            if ($parameter.Name -in [Management.Automation.PSCmdlet]::CommonParameters) { continue }
            if (@($parameter.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow })) { continue }
            @{ Cmdlet = $command.Name; Parameter = $parameter.Name }
        }
    }
    $Examples = foreach ($command in Get-Command -Module IisIdentityTools) {
        # What needs a disk mounted under a certain name is tried with a real one in Volume.Tests.ps1.
        foreach ($example in (Get-Help $command.Name).examples.example | Where-Object code -NotMatch '-Volume ') {
            @{ Cmdlet = $command.Name; Title = $example.title.Trim('- '); Code = $example.code }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Support.ps1
    Import-Module $Manifest
}

Describe 'Help' {
    It '<Name> has a synopsis, a description, outputs and two examples at least' -ForEach $Cmdlets {
        $help = Get-Help $Name -Full
        $help.Synopsis.Trim() | Should -Match '\w+.*\.$'
        $help.Synopsis | Should -Not -Match '\[<CommonParameters>\]'
        ($help.description | Out-String).Trim() | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 2
        @($help.returnValues.returnValue).Count | Should -BeGreaterOrEqual 1
    }

    It '<Cmdlet> -<Parameter> has text' -ForEach $Parameters {
        $help = Get-Help $Cmdlet -Parameter $Parameter
        ($help.description | Out-String).Trim() | Should -Match '^\w.*\.'
        $actual = (Get-Command $Cmdlet).Parameters[$Parameter]
        $help.required | Should -Be ($actual.Attributes.Where({ $_ -is [Parameter] })[0].Mandatory.ToString().ToLowerInvariant())
    }

    It '<Cmdlet>: the example "<Title>" runs and answers' -ForEach $Examples {
        # Examples of changes that were made name a snapshot in which there are some.
        $snapshot = Join-Path $TestDrive ([guid]::NewGuid())
        if ($Code.Contains('$snapshot')) {
            Copy-Item $Contoso $snapshot -Recurse
            Set-IisAnonymousToPoolIdentity -Snapshot $snapshot -Site Shop -Confirm:$false -WarningAction SilentlyContinue
        }
        $script = [scriptblock]::Create($Code)
        Push-Location $Repository
        try { $answers = @(& $script) } finally { Pop-Location }
        $answers.Count | Should -BeGreaterThan 0
    }

    It '<Name> has an address for -Online: the same in help, command and page' -ForEach $Cmdlets {
        $uri = (Get-Help $Name).relatedLinks.navigationLink[0].uri
        $uri | Should -Be (Get-Command $Name).HelpUri
        $uri | Should -BeLike "*/docs/cmdlets/$Name.md"
        Join-Path $Repository "docs/cmdlets/$Name.md" | Should -Exist
    }

    It '<_> is a topic' -ForEach 'about_IisIdentityTools', 'about_IisIdentity', 'about_IisFolderAccess', 'about_IisChanges' {
        $text = Get-Help $_ | Out-String
        $text | Should -Match 'SHORT DESCRIPTION'
        $text | Should -Match 'SEE ALSO'
    }

    It 'works beside the assembly of <_>' -ForEach 'netstandard2.0', 'net8.0' {
        $said = Invoke-Fresh {
            param($assembly)
            Import-Module $assembly
            (Get-Help Get-IisEffectiveIdentity -Parameter Site).description.Text
            @((Get-Help Get-IisIdentityToken).examples.example).Count
            ((Get-Help about_IisIdentity | Out-String) -split '\r?\n')[1].Trim()
        } ([IO.Path]::Combine($Repository, 'module', 'bin', $_, 'IisIdentityTools.PowerShell.dll'))
        $said | Should -Be 'Names of sites. Without it, all sites are answered.', '3', 'about_IisIdentity'
    }

    It 'the same help lies beside both assemblies' {
        $one, $other = foreach ($framework in 'netstandard2.0', 'net8.0') {
            Get-FileHash ([IO.Path]::Combine($Repository, 'module', 'bin', $framework, 'en-US', 'IisIdentityTools.PowerShell.dll-Help.xml'))
        }
        $one.Hash | Should -Be $other.Hash
    }

    It 'topics fit a console of 80 columns in plain ASCII: <_>' -ForEach 'about_IisIdentityTools', 'about_IisIdentity', 'about_IisFolderAccess', 'about_IisChanges' {
        $lines = Get-Content (Join-Path $Repository "docs/about/$_.help.txt")
        @($lines | Where-Object { $_.Length -gt 79 -or $_ -match '[^\x20-\x7e]' }) | Should -BeNullOrEmpty
    }
}
