using System.CommandLine;
using IisIdentityTools.Access;
using IisIdentityTools.Cli.Access;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Json;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid access: may identities use folders.</summary>
internal sealed class AccessCommand
{
    public const string Examples = """
        Examples:
          iisid access ./WEB01 Shop/                                     can the site be served: everybody who takes part
          iisid access ./WEB01 'D:\sites\shop\upload' --purpose Upload
          iisid access ./WEB01 'D:\sites\shop' --identity IUSR 'IIS AppPool\Shop' --right Modify --trail
          iisid access ./WEB01 'D:\sites\shop' --recurse                 where below does the answer differ
          iisid access ./WEB01 'D:\sites\shop' --who --right Write       who can write there
          iisid access ./WEB01 'D:\sites' --recurse --volume D:=/mnt/d    permissions of a mounted NTFS volume
          iisid access - 'D:\sites' --identity S-1-5-17 --volume D:=/mnt/d    the volume alone, without a snapshot
          iisid access ./WEB01 --site Shop --json | jq -r '.[] | select(.Access != "Allowed") | .Fix'
        """;

    private readonly AnswerRun _run;
    private readonly Argument<string> _source = SourceArgument.CreateBesideVolumes();
    private readonly Argument<string[]> _path = new("path") { Description = "Folders or files: D:\\sites\\shop, \\\\files01\\web, Shop/cart, a URL; with --site a URL path.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _identity = NameOption.Create("--identity", "NAME", "Who asks, by name or SID. Without it: the identities that IIS uses there.");
    private readonly Option<FileRights?> _right = RightOption.Create("Rights: Read, Write, Modify ..., RX, M, or 0x1200a9. Without it: what the purpose needs.");
    private readonly Option<FolderPurpose[]> _purpose = EnumOption.Several<FolderPurpose>("--purpose", "purpose", "What for: StaticRead, RunCode, Upload, Modify ...", purpose => purpose != FolderPurpose.None);
    private readonly Option<string[]> _site = NameOption.Create("--site", "NAME", "Sites, by name or pattern: for URL paths, or for all their places.");
    private readonly Option<string[]> _application = NameOption.Create("--application", "PATH", "Applications by path in their site.");
    private readonly Option<HandlerKind[]> _handler = HandlerOption.Create();
    private readonly Option<string?> _user = new("--user") { HelpName = "NAME", Description = "Who logs in, where the answer would otherwise be known only at request time." };
    private readonly Option<bool> _recurse = new("--recurse") { Description = "Also everything below whose answer differs from that of the folder." };
    private readonly Option<bool> _all = new("--all") { Description = "With --recurse: everything below." };
    private readonly Option<bool> _who = new("--who") { Description = "The other way round: every identity of the server that reaches the folder." };
    private readonly Option<bool> _trail = new("--trail") { Description = "Step by step why, for allowed answers too." };
    private readonly Option<string[]> _volume = VolumeOption.Create();
    private readonly Option<bool> _json = JsonOption.Create();

    private AccessCommand(AnswerRun run) => _run = run;

    public static Command Create(AnswerRun run)
    {
        var question = new AccessCommand(run);
        var command = new Command("access", "May an identity use a folder: the verdict, the entry that decides it, the grant that is missing.")
        {
            question._source, question._path, question._identity, question._right, question._purpose, question._site, question._application, question._handler,
            question._user, question._recurse, question._all, question._who, question._trail, question._volume, question._json,
        };
        command.Validators.Add(result =>
        {
            Exclusive.Check(result, question._who, question._identity, question._purpose, question._application, question._handler, question._user, question._recurse, question._all);
            var hasPath = result.GetResult(question._path) is { Tokens.Count: > 0 };
            if (!hasPath && (result.GetResult(question._site) is null or { Implicit: true }))
                result.AddError("Say which folder: a path, or --site for all places of a site.");
            if (!hasPath && result.GetResult(question._who) is { Implicit: false })
                result.AddError("--who needs a path.");
            if (result.GetResult(question._who) is { Implicit: false } && VolumeOption.IsAlone(result, question._source))
                result.AddError("--who needs a snapshot: the identities of the server come from it.");
        });
        command.SetAction(question.Run);
        return command;
    }

    private int Run(ParseResult parsed) => parsed.GetValue(_who) ? Who(parsed) : Access(parsed);

    private int Access(ParseResult parsed)
    {
        var isJson = parsed.GetValue(_json);
        var progress = new ProgressLine(_run.Host);
        var purposes = parsed.GetValue(_purpose) is { Length: > 0 } named ? named : [FolderPurpose.None];
        return _run.Answer(new Question<FolderAccess>
        {
            Source = parsed.GetRequiredValue(_source),
            Volumes = parsed.GetValue(_volume) ?? [],
            Ask = (configuration, onMissing, cancellation) =>
            {
                var resolver = new FolderAccessResolver(configuration);
                return purposes.SelectMany(purpose => resolver.Resolve(Query(parsed, purpose, progress.Walk), onMissing, cancellation));
            },
            MakeSink = () => isJson ? new JsonArraySink<FolderAccess>(_run.Host.Output, AnswersJson.Default.FolderAccess) : new AccessSink(_run.Host, parsed.GetValue(_trail)),
            HasProblems = answer => answer.Access == AccessVerdict.Denied,
            Progress = progress,
            IsJson = isJson,
        });
    }

    private int Who(ParseResult parsed)
    {
        var isJson = parsed.GetValue(_json);
        return _run.Answer(new Question<FolderReach>
        {
            Source = parsed.GetRequiredValue(_source),
            Volumes = parsed.GetValue(_volume) ?? [],
            Ask = (configuration, onMissing, cancellation) => new FolderReachResolver(configuration).Resolve(Query(parsed, FolderPurpose.None, null), onMissing, cancellation),
            MakeSink = () => isJson ? new JsonArraySink<FolderReach>(_run.Host.Output, AnswersJson.Default.FolderReach) : new ReachSink(_run.Host, parsed.GetValue(_trail)),
            IsJson = isJson,
        });
    }

    private FolderAccessQuery Query(ParseResult parsed, FolderPurpose purpose, Action<long, string>? onProgress) => new()
    {
        Paths = parsed.GetValue(_path),
        Sites = parsed.GetValue(_site),
        Applications = parsed.GetValue(_application),
        Identities = parsed.GetValue(_identity),
        Right = parsed.GetValue(_right),
        Purpose = purpose,
        HandlerKinds = parsed.GetValue(_handler),
        User = parsed.GetValue(_user),
        Recurse = parsed.GetValue(_recurse),
        All = parsed.GetValue(_all),
        OnProgress = onProgress,
    };
}
