using UglyToad.PdfPig;

namespace Analytics.Api.Tests.Reports;

/// <summary>The words of a PDF.</summary>
internal static class PdfText
{
    public static string Read(byte[] bytes)
    {
        using var document = PdfDocument.Open(bytes);
        return string.Join(' ', document.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }
}
