using System.Text;
using IisIdentityTools.Diagnosis.Logs;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

public sealed class LogInputTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Fact]
    public void A_folder_gives_its_logs_in_the_order_in_which_they_were_written()
    {
        foreach (var name in new[] { "HTTPERR/httperr10.log", "HTTPERR/httperr2.log", "W3SVC1/u_ex260310.log", "W3SVC1/u_ex260309.log.gz", "W3SVC12/u_ex260309.log", "notes.txt" })
            _folder.Add(name, "");

        var files = LogInput.Find([_folder.Path]).Files;

        Assert.Equal(
            ["HTTPERR/httperr2.log", "HTTPERR/httperr10.log", "W3SVC1/u_ex260309.log.gz", "W3SVC1/u_ex260310.log", "W3SVC12/u_ex260309.log"],
            files.Select(file => Path.GetRelativePath(_folder.Path, file.Path).Replace('\\', '/')));
        Assert.Equal(["", "", "W3SVC1", "W3SVC1", "W3SVC12"], files.Select(file => file.Site));
        Assert.Equal([false, false, true, false, false], files.Select(file => file.IsCompressed));
    }

    [Fact]
    public void Wildcards_stand_in_any_part_and_a_file_counts_once()
    {
        _folder.Add("W3SVC1/u_ex1.log", "");
        _folder.Add("W3SVC2/u_ex1.log", "");
        _folder.Add("W3SVC2/x.log", "");

        var found = LogInput.Find([Path.Combine(_folder.Path, "W3SVC*", "u_*.log"), Path.Combine(_folder.Path, "W3SVC2", "u_ex1.log")]);

        Assert.Equal(2, found.Files.Count);
        Assert.Empty(found.Problems);
    }

    [Fact]
    public void Folders_of_several_servers_name_them()
    {
        _folder.Add("web01/W3SVC1/u_ex1.log", "");
        Assert.Equal("", Assert.Single(LogInput.Find([_folder.Path]).Files).Server);
        _folder.Add("web02/W3SVC1/u_ex1.log", "");
        _folder.Add("LogFiles/W3SVC1/u_ex1.log", "");

        Assert.Equal(["", "web01", "web02"], LogInput.Find([_folder.Path]).Files.Select(file => file.Server).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_not_read_is_named()
    {
        _folder.Add("ok.log", "");
        _folder.Add("raw.ibl", "");
        _folder.Add("FTPSVC1/u_ex1.log", "");

        var input = LogInput.Find([_folder.Path, Path.Combine(_folder.Path, "missing.log")]);

        Assert.Single(input.Files);
        Assert.Equal(3, input.Problems.Count);
        Assert.Contains(input.Problems, problem => problem.File.EndsWith("raw.ibl", StringComparison.Ordinal) && problem.Message.Contains("binary", StringComparison.Ordinal));
        Assert.Contains(input.Problems, problem => problem.File.EndsWith("FTPSVC1", StringComparison.Ordinal));
        Assert.Contains(input.Problems, problem => problem.File.EndsWith("missing.log", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_at_all_is_an_error_that_names_it()
    {
        var error = Assert.Throws<LogException>(() => LogInput.Find([Path.Combine(_folder.Path, "nowhere"), _folder.Path]));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
        Assert.Contains(".log", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_being_written_is_read_up_to_its_length()
    {
        var path = _folder.Add("u_ex1.log", "#Fields: date time cs-uri-stem sc-status", "2026-03-09 10:00:00 /a 404");
        using var writer = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        var input = LogInput.Find([path]);
        writer.Write(Encoding.ASCII.GetBytes("2026-03-09 10:00:01 /b 404\r\n"));
        writer.Flush();

        Assert.Equal("/a", Assert.Single(new FailureScanner(input, new()).Scan(TestContext.Current.CancellationToken).Groups).Url);
    }

    [Fact]
    public void A_file_that_cannot_be_read_does_not_stop_the_others()
    {
        _folder.Add("a.log", "#Fields: date time cs-uri-stem sc-status", "2026-03-09 10:00:00 /a 404");
        _folder.AddBytes("b.log.gz", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        var gone = _folder.Add("c.log", "");
        var input = LogInput.Find([_folder.Path]);
        File.Delete(gone);

        var report = new FailureScanner(input, new()).Scan(TestContext.Current.CancellationToken);

        Assert.Equal("/a", Assert.Single(report.Groups).Url);
        Assert.Equal(["b.log.gz", "c.log"], report.Problems.Select(problem => Path.GetFileName(problem.File)));
    }

    public void Dispose() => _folder.Dispose();
}
