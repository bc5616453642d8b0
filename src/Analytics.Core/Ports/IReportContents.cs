namespace Analytics.Core.Ports;

/// <summary>Contents of reports, for channels that attach them.</summary>
public interface IReportContents
{
    /// <summary>Content of a report that is written; null where there is none.</summary>
    Task<byte[]?> ContentAsync(string id, CancellationToken cancellationToken);
}
