using System.Buffers;
using System.Text;
using IisIdentityTools.Cli.Lines;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Descriptors;

/// <summary>iisid sddl: a security descriptor in one form in, in another out.</summary>
/// <param name="form">The form to write; null: the other one of SDDL and base64.</param>
internal sealed class DescriptorAnswerer(DescriptorForm? form) : ILineAnswerer
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Utf8Table<byte[]> _answers = new();

    public void Answer(ReadOnlySpan<byte> line, LineAnswers answers)
    {
        if (_answers.TryFind(line, out var known))
        {
            answers.Output.Write(known);
            return;
        }

        var start = answers.Bytes.Length;
        AnswerNew(line, answers);
        if (!_answers.IsFull)
            _answers.Add(line, answers.Bytes.Span[start..].ToArray());
    }

    public void Refuse(string problem, LineAnswers answers)
    {
        answers.AddError(problem);
        answers.Output.Write("\n"u8);
    }

    private void AnswerNew(ReadOnlySpan<byte> line, LineAnswers answers)
    {
        var text = TextOf(line);
        // Only SDDL has a colon, and base64 has none.
        var isSddl = text.Contains(':', StringComparison.Ordinal);
        if (!string.IsNullOrWhiteSpace(text))
            Write(Read(text, isSddl), form ?? (isSddl ? DescriptorForm.Base64 : DescriptorForm.Sddl), answers);
        answers.Output.Write("\n"u8);
    }

    private static SecurityDescriptor Read(string text, bool isSddl) =>
        isSddl ? SecurityDescriptor.Parse(text) : SecurityDescriptor.FromBytes(Base64Text.Decode(text));

    private static void Write(SecurityDescriptor descriptor, DescriptorForm form, LineAnswers answers)
    {
        if (form == DescriptorForm.Json)
            DescriptorJson.Write(descriptor, answers.Json);
        else
            Encoding.UTF8.GetBytes(form == DescriptorForm.Sddl ? descriptor.ToSddl() : Base64Of(descriptor), answers.Output);
    }

    private static string Base64Of(SecurityDescriptor descriptor)
    {
        try
        {
            return Convert.ToBase64String(descriptor.ToBytes());
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException(e.Message);
        }
    }

    private static string TextOf(ReadOnlySpan<byte> line)
    {
        try
        {
            return s_strict.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("The line is not valid UTF-8.");
        }
    }
}
