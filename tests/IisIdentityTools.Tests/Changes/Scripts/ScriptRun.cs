using System.Diagnostics;
using IisIdentityTools.Tests.Facts;

namespace IisIdentityTools.Tests.Changes.Scripts;

/// <summary>
/// Runs a plan's script in the real PowerShell, with programs in the places of appcmd and icacls that write down what they were called with. What
/// only the .NET of Windows can do, reading and writing lists, is done by functions of the same names.
/// </summary>
internal sealed class ScriptRun : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);
    private readonly TemporaryFolder _folder = new();

    public ScriptRun()
    {
        foreach (var program in new[] { "windows/System32/inetsrv/appcmd.exe", "windows/System32/icacls.exe" })
            MakeProgram(_folder.At(program));
    }

    /// <summary>The computer that the script finds itself on.</summary>
    public string Computer { get; init; } = "WEB01";

    /// <summary>Exit code of icacls.</summary>
    public int IcaclsEndsWith { get; init; }

    /// <summary>True when lists on the machine are not those that were captured.</summary>
    public bool ListsDiffer { get; init; }

    /// <summary>What was done, in order: the program or function and its arguments with bars between them.</summary>
    public IReadOnlyList<string> Calls => File.Exists(CallsFile) ? File.ReadAllLines(CallsFile) : [];

    /// <summary>What it wrote, both streams.</summary>
    public string Output { get; private set; } = "";

    /// <summary>Its exit code: 0, or 1 after an error.</summary>
    public int Code { get; private set; }

    /// <summary>What PowerShell's parser says against it; empty for a script that can be read.</summary>
    public string SyntaxErrors { get; private set; } = "";

    private string CallsFile => _folder.At("calls");

    /// <summary>Runs the script with options, <c>Force</c> or <c>Name=value</c>; the test is skipped where there is no PowerShell.</summary>
    public ScriptRun Start(string script, params string[] arguments)
    {
        Xunit.Assert.SkipWhen(OperatingSystem.IsWindows(), "The programs that stand in for appcmd and icacls are shell scripts.");
        // As Windows PowerShell 5.1 would read it: one byte is one character.
        File.WriteAllText(_folder.At("plan.ps1"), script, System.Text.Encoding.Latin1);
        var harness = _folder.Write("harness.ps1", Harness);
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", harness, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["windir"] = _folder.At("windows");
        start.Environment["LOCALAPPDATA"] = _folder.At("o'brien");
        start.Environment["COMPUTERNAME"] = Computer;
        start.Environment["SCRIPT_RUN_CALLS"] = CallsFile;
        start.Environment["SCRIPT_RUN_ICACLS"] = IcaclsEndsWith.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["SCRIPT_RUN_DIFFERENT"] = ListsDiffer ? "yes" : "";
        start.Environment["NO_COLOR"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            Output = process.StandardOutput.ReadToEnd();
            Xunit.Assert.True(process.WaitForExit(s_longest));
            Output += error.GetAwaiter().GetResult();
            Code = process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Xunit.Assert.Skip("There is no pwsh on PATH.");
        }

        SyntaxErrors = File.ReadAllText(_folder.At("syntax"));
        return this;
    }

    public void Dispose() => _folder.Dispose();

    private void MakeProgram(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, """
            #!/bin/sh
            name=$(basename "$0" .exe)
            { printf '%s' "$name"; for each in "$@"; do printf '|%s' "$each"; done; printf '\n'; } >> "$SCRIPT_RUN_CALLS"
            if [ "$name" = icacls ]; then exit "$SCRIPT_RUN_ICACLS"; fi
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // Arguments are handed over as Windows PowerShell 5.1 does it, which PowerShell 7 calls Legacy.
    private const string Harness = """
        param([Parameter(ValueFromRemainingArguments)] $Rest)
        $ErrorActionPreference = 'Stop'
        $PSNativeCommandArgumentPassing = 'Legacy'
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseFile("$PSScriptRoot/plan.ps1", [ref] $null, [ref] $errors)
        [System.IO.File]::WriteAllText("$PSScriptRoot/syntax", "$errors")
        $text = $ast.Extent.Text
        $stubs = @{
            'Get-Dacl' = 'function Get-Dacl($Path) { $env:SCRIPT_RUN_DIFFERENT + "list" }'
            'ConvertTo-Dacl' = 'function ConvertTo-Dacl($Path, $Sddl) { "list" }'
            'Set-Dacl' = 'function Set-Dacl($Path, $Sddl) { [System.IO.File]::AppendAllText($env:SCRIPT_RUN_CALLS, "Set-Dacl|$Path|$Sddl`n") }'
        }
        $functions = $ast.FindAll({ param($node) $node -is [System.Management.Automation.Language.FunctionDefinitionAst] -and $stubs.ContainsKey($node.Name) }, $true)
        foreach ($function in $functions | Sort-Object { $_.Extent.StartOffset } -Descending) {
            $text = $text.Remove($function.Extent.StartOffset, $function.Extent.Text.Length).Insert($function.Extent.StartOffset, $stubs[$function.Name])
        }
        function Get-FileHash($LiteralPath, $Algorithm) { [pscustomobject] @{ Hash = 'other' } }
        function Copy-Item($LiteralPath, $Destination) { [System.IO.File]::AppendAllText($env:SCRIPT_RUN_CALLS, "Copy-Item|$LiteralPath`n") }
        $options = @{}
        foreach ($option in $Rest) {
            $name, $value = $option -split '=', 2
            $options[$name] = if ($null -eq $value) { $true } else { $value }
        }
        & ([scriptblock]::Create($text)) @options
        """;
}
