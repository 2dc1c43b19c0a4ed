using System.Reflection;
using IisIdentityTools.Diagnosis.Evidence;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using IisIdentityTools.Diagnosis.Evidence.Traces;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis;

/// <summary>What the catalogue and the readers give back is flat and cannot be changed: it reads the same after remoting and as JSON.</summary>
public sealed class DiagnosisShapeTests
{
    private static readonly Type[] s_flat = [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(DateTime)];

    public static TheoryData<Type> Results =>
    [
        typeof(StatusEntry), typeof(StatusReference), typeof(ErrorCode), typeof(EvidenceProblem), typeof(FailedRequestTrace), typeof(TraceError), typeof(TraceFileAccess), typeof(ProcessMonitorEntry), typeof(EventEvidence),
    ];

    [Theory]
    [MemberData(nameof(Results))]
    public void A_result_is_sealed_flat_and_immutable(Type result)
    {
        Assert.True(result.IsSealed);
        Assert.NotEqual(typeof(object), result.GetMethod("ToString", Type.EmptyTypes)!.DeclaringType);
        Violations.None(result.GetProperties().Where(property => !IsFlat(property.PropertyType) || IsWritable(property)).Select(property => $"{property.Name}: {property.PropertyType}"));
    }

    private static bool IsFlat(Type type) =>
        type.IsEnum || s_flat.Contains(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) && type.GetGenericArguments()[0].GetProperties().All(property => s_flat.Contains(property.PropertyType)));

    private static bool IsWritable(PropertyInfo property) =>
        property.GetSetMethod() is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");
}
