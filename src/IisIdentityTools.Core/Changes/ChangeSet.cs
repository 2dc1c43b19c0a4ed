namespace IisIdentityTools.Changes;

/// <summary>Everything that one change writes, in the order in which it is written. Immutable.</summary>
public sealed class ChangeSet
{
    /// <summary>Makes a change.</summary>
    /// <param name="id">Identifier, given by the caller and never used before: 1 to 64 letters, digits, <c>-</c> and <c>_</c> of ASCII.</param>
    /// <param name="server">Name of the server that it is made for.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="createdUtc">When it was made, in UTC.</param>
    /// <param name="steps">What it writes; no path twice in the same kind.</param>
    /// <param name="undoes">Identifier of the change that it takes back; null when it is no undo.</param>
    /// <exception cref="ArgumentException">The identifier has other characters, the time is not in UTC, or there is no step or one path twice.</exception>
    public ChangeSet(string id, string server, string reason, DateTime createdUtc, IReadOnlyList<ChangeStep> steps, string? undoes = null)
    {
        if (!ChangeIdentifier.IsValid(id) || undoes is not null && !ChangeIdentifier.IsValid(undoes))
            throw new ArgumentException($"'{id}' is no identifier of a change. Use 1 to {ChangeIdentifier.LongestLength} letters, digits, - and _.", nameof(id));
        if (createdUtc.Kind != DateTimeKind.Utc)
            throw new ArgumentException("The time of a change must be in UTC.", nameof(createdUtc));
        if (steps.Count == 0)
            throw new ArgumentException("A change needs a step.", nameof(steps));
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (steps.FirstOrDefault(step => !known.Add(step.ToString())) is { } second)
            throw new ArgumentException($"The change writes '{second.Path}' twice. Make one step of the two.", nameof(steps));
        Id = id;
        Server = server;
        Reason = reason;
        CreatedUtc = createdUtc;
        Steps = Array.AsReadOnly(steps.ToArray());
        Undoes = undoes;
    }

    /// <summary>Its identifier.</summary>
    public string Id { get; }

    /// <summary>The server that it is made for.</summary>
    public string Server { get; }

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime CreatedUtc { get; }

    /// <summary>What it writes, in this order.</summary>
    public IReadOnlyList<ChangeStep> Steps { get; }

    /// <summary>Identifier of the change that it takes back, or null.</summary>
    public string? Undoes { get; }

    /// <summary>Its identifier and reason.</summary>
    public override string ToString() => $"{Id}: {Reason}";

    internal ChangeSet With(IReadOnlyList<ChangeStep> steps) => new(Id, Server, Reason, CreatedUtc, steps, Undoes);
}
