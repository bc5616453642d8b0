using System.Text.Json.Serialization;

namespace Analytics.Contracts.Models;

/// <summary>Kind of a model input.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FeatureType>))]
public enum FeatureType
{
    /// <summary>A finite number.</summary>
    [JsonStringEnumMemberName("numeric")] Numeric,

    /// <summary>One of a few strings.</summary>
    [JsonStringEnumMemberName("categorical")] Categorical,

    /// <summary>True or false.</summary>
    [JsonStringEnumMemberName("boolean")] Boolean,

    /// <summary>Free text; scrubbed, encrypted, and not kept without consent.</summary>
    [JsonStringEnumMemberName("text")] Text,

    /// <summary>A vector of numbers of a fixed length.</summary>
    [JsonStringEnumMemberName("embedding")] Embedding,
}
