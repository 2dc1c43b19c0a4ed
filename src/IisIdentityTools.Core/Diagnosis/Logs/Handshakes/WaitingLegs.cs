namespace IisIdentityTools.Diagnosis.Logs.Handshakes;

/// <summary>Legs that wait, oldest first: a chain through the legs themselves, since most clients have one or two.</summary>
internal sealed class WaitingLegs
{
    private HandshakeLeg? _first;
    private HandshakeLeg? _last;

    /// <summary>Adds a leg behind the others.</summary>
    public void Enqueue(HandshakeLeg leg)
    {
        if (_last is null)
            _first = leg;
        else
            _last.Next = leg;
        _last = leg;
    }

    /// <summary>Takes the oldest leg; null when none waits.</summary>
    public HandshakeLeg? Dequeue()
    {
        var leg = _first;
        if (leg is null)
            return null;
        _first = leg.Next;
        if (_first is null)
            _last = null;
        leg.Next = null;
        return leg;
    }
}
