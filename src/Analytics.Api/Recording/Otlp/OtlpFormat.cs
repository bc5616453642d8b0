using System.Text;
using Analytics.Api.Recording.Otlp.Wire;
using Google.Protobuf;

namespace Analytics.Api.Recording.Otlp;

/// <summary>The two encodings of OTLP/HTTP. An answer takes that of its request.</summary>
internal sealed class OtlpFormat
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private readonly Func<ReadOnlyMemory<byte>, ExportMetricsServiceRequest> read;
    private readonly Func<ExportMetricsServiceResponse, byte[]> write;

    private OtlpFormat(
        string mediaType, Func<ReadOnlyMemory<byte>, ExportMetricsServiceRequest> read, Func<ExportMetricsServiceResponse, byte[]> write)
    {
        MediaType = mediaType;
        this.read = read;
        this.write = write;
    }

    public static OtlpFormat Protobuf { get; } = new("application/x-protobuf", ReadProtobuf, response => response.ToByteArray());

    public static OtlpFormat Json { get; } = new("application/json", ReadJson, WriteJson);

    public string MediaType { get; }

    /// <summary>The format of a media type (without parameters), or null.</summary>
    public static OtlpFormat? Of(string? mediaType) => mediaType switch
    {
        "application/x-protobuf" => Protobuf,
        "application/json" => Json,
        _ => null,
    };

    /// <exception cref="BadHttpRequestException">The body is not an export request.</exception>
    public ExportMetricsServiceRequest Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return read(body);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or FormatException or OverflowException)
        {
            throw new BadHttpRequestException("The body is not an OTLP ExportMetricsServiceRequest.", e);
        }
    }

    public byte[] Write(ExportMetricsServiceResponse response) => write(response);

    private static ExportMetricsServiceRequest ReadProtobuf(ReadOnlyMemory<byte> body) =>
        ExportMetricsServiceRequest.Parser.ParseFrom(body.Span);

    private static ExportMetricsServiceRequest ReadJson(ReadOnlyMemory<byte> body) =>
        Parser.Parse<ExportMetricsServiceRequest>(Encoding.UTF8.GetString(body.Span));

    private static byte[] WriteJson(ExportMetricsServiceResponse response) =>
        Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(response));
}
