namespace Analytics.Api.Pages;

/// <summary>The figures of a page take longer than its reader should look at nothing. They are being made on.</summary>
internal sealed class FiguresPendingException() : Exception("The figures are still being made.");
