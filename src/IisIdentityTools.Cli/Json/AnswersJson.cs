using System.Text.Json.Serialization;
using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Changes;
using IisIdentityTools.Cli.Denied;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Cli.Json;

/// <summary>The answers' public properties under their own names, enums as names: the same words as the PowerShell results.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EffectiveIdentity))]
[JsonSerializable(typeof(IdentityMatrixRow))]
[JsonSerializable(typeof(IdentityToken))]
[JsonSerializable(typeof(FolderAccess))]
[JsonSerializable(typeof(FolderReach))]
[JsonSerializable(typeof(IsolationFinding))]
[JsonSerializable(typeof(ChangePlan))]
[JsonSerializable(typeof(ChangeItem))]
[JsonSerializable(typeof(FailureItem))]
[JsonSerializable(typeof(LogEntry))]
[JsonSerializable(typeof(StatusExplanation))]
[JsonSerializable(typeof(RefusalExplanation))]
internal sealed partial class AnswersJson : JsonSerializerContext;
