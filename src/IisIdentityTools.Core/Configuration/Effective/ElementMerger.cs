using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>
/// Merges one file's contribution into an element: attributes overwrite, child elements merge, collections follow add, remove and
/// clear. Locks of other files are respected, the schema is checked. Source: learn.microsoft.com, "Deep Dive into IIS Configuration".
/// </summary>
internal static class ElementMerger
{
    /// <summary>The element after the contribution.</summary>
    public static EffectiveElement Merge(EffectiveElement inherited, ConfigurationElement written, MergeContext context)
    {
        if (Refuses(inherited, written, context))
            return inherited;
        var schema = inherited.Schema;
        var values = MergeValues(inherited, written, context);
        var children = inherited.Children;
        CollectionMerger? items = null;
        var isEncrypted = inherited.IsEncrypted;
        foreach (var child in written.Children)
        {
            if (child.Name == "EncryptedData")
                isEncrypted = true;
            else if (CollectionMerger.Understands(schema, child.Name))
                (items ??= new CollectionMerger(inherited, context)).Take(child);
            else if (ChildSchema(schema, child, context) is { } childSchema)
                children = MergeChild(inherited, children, childSchema, child, context);
        }

        return new EffectiveElement(
            schema,
            inherited.Name,
            values,
            children,
            items?.Finish() ?? (EffectiveElement[])inherited.Items,
            Locks(inherited, written, context),
            context.At(written.Line, written.Column),
            isEncrypted);
    }

    private static bool Refuses(EffectiveElement inherited, ConfigurationElement written, MergeContext context)
    {
        if (ElementLock.Against(inherited.Locks, LockTarget.Item, context.File) is not { } rule)
            return false;
        context.LockedItem(
            written.Line,
            written.Column,
            $"Lock violation: <{written.Name}> is locked as a whole (lockItem) at {rule.Source}.",
            "Remove the element here, or the lock there.",
            rule.Source);
        return true;
    }

    private static EffectiveValue[] MergeValues(EffectiveElement inherited, ConfigurationElement written, MergeContext context)
    {
        if (written.Attributes.Count == 0)
            return inherited.Values;
        var merged = new List<EffectiveValue>(inherited.Values);
        foreach (var attribute in written.Attributes)
        {
            if (LockAttribute.IsLock(attribute.Name) || !IsAccepted(inherited, written, attribute, context))
                continue;
            var value = new EffectiveValue(
                attribute.Name, attribute.Value, ValueOrigin.Configured, context.At(attribute.Line, attribute.Column));
            var at = merged.FindIndex(old => string.Equals(old.Name, attribute.Name, StringComparison.Ordinal));
            if (at < 0)
                merged.Add(value);
            else
                merged[at] = value;
        }

        return merged.ToArray();
    }

    private static bool IsAccepted(EffectiveElement inherited, ConfigurationElement written, ConfigurationAttribute attribute, MergeContext context)
    {
        if (!AttributeValidator.Accepts(inherited.Schema, written, attribute, context))
            return false;
        if (ElementLock.Against(inherited.Locks, LockTarget.Attributes, context.File, attribute.Name) is not { } rule)
            return true;
        context.Locked(
            attribute.Line,
            attribute.Column,
            $"Lock violation: attribute '{attribute.Name}' of <{written.Name}> is locked at {rule.Source}, even for the same value.",
            "Remove the attribute here, or the lock there.",
            rule.Source);
        return false;
    }

    private static ElementSchema? ChildSchema(ElementSchema schema, ConfigurationElement child, MergeContext context)
    {
        if (schema.FindElement(child.Name) is { } known)
            return known;
        if (!context.IsStrict || (schema.Elements.Count == 0 && schema.Collection is null && schema.AllowUnrecognizedAttributes))
            return SchemaLess.Element(child.Name);
        context.Unknown(
            child.Line,
            child.Column,
            $"Unrecognized element '{child.Name}' in <{schema.Name}>.",
            "Correct its name (names are case-sensitive), or install the module that brings it.");
        return null;
    }

    private static EffectiveElement[] MergeChild(
        EffectiveElement parent, EffectiveElement[] children, ElementSchema schema, ConfigurationElement written, MergeContext context)
    {
        if (IsLockedChild(parent, written, context))
            return children;
        var at = Array.FindIndex(children, child => string.Equals(child.Name, written.Name, StringComparison.Ordinal));
        var before = at < 0 ? new EffectiveElement(schema, written.Name) : children[at];
        var merged = Merge(before, written, context);
        var result = at < 0 ? [.. children, merged] : (EffectiveElement[])children.Clone();
        if (at >= 0)
            result[at] = merged;
        return result;
    }

    internal static bool IsLockedChild(EffectiveElement parent, ConfigurationElement written, MergeContext context)
    {
        if (ElementLock.Against(parent.Locks, LockTarget.Elements, context.File, written.Name) is not { } rule)
            return false;
        context.Locked(
            written.Line,
            written.Column,
            $"Lock violation: element '{written.Name}' of <{parent.Name}> is locked at {rule.Source}.",
            "Remove the element here, or the lock there.",
            rule.Source);
        return true;
    }

    private static ElementLock[] Locks(EffectiveElement inherited, ConfigurationElement written, MergeContext context)
    {
        if (ElementLock.Read(written, context.File, context.Location) is not { } added)
            return inherited.Locks;
        foreach (var unknown in added.SelectMany(rule => rule.UnknownAttributes(inherited.Schema)))
            context.Invalid(written.Line, written.Column, $"A lock of <{written.Name}> names the unknown attribute '{unknown}'.", "Correct the name (names are case-sensitive).");
        return [.. inherited.Locks, .. added];
    }
}
