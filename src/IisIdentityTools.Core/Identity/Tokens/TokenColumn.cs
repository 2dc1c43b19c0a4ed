namespace IisIdentityTools.Identity.Tokens;

/// <summary>The kinds of token that differ in what Windows and WAS put into them: the columns of rule C1.</summary>
internal enum TokenColumn
{
    ApplicationPoolIdentity,
    Iusr,
    NetworkService,
    LocalService,
    LocalSystem,
    Batch,
    Service,
    Interactive,
    ClearText,
    Network,
    Anonymous,
}
