using System.Text.Json;

namespace Analytics.Api.Samples;

/// <summary>The system beneath: response time and error rate of each part of the API, hourly. Both rise with the load.</summary>
internal sealed class SystemStory(SampleWorld world) : IStory
{
    private const int Part = 5;
    private static readonly string[] Routes = ["/recommendations", "/plans", "/workouts", "/coach", "/billing"];
    private static readonly double[] BaseMilliseconds = [42, 28, 18, 35, 60];

    public void Tell(int day, DayRecords records)
    {
        var random = Chance.Seeded(world.Seed, day, Part);
        for (var hour = 0; hour < 24; hour++)
        {
            var at = world.Calendar.StartOf(day).AddHours(hour);
            var load = world.Calendar.LoadOf(day, hour);
            for (var route = 0; route < Routes.Length; route++)
            {
                var milliseconds = BaseMilliseconds[route] * (0.8 + (0.2 * load)) * Math.Exp(random.Normal(0, 0.06));
                var errors = Math.Max(0, (0.002 * (0.6 + (0.4 * load))) + random.Normal(0, 0.0004));
                Write(records.Metrics.Next(), "api.response_time_ms", Routes[route], Math.Round(milliseconds, 2), at);
                Write(records.Metrics.Next(), "api.error_rate", Routes[route], Math.Round(errors, 5), at);
            }

            Write(records.Metrics.Next(), "api.requests", null, Math.Round(9_000 * load * Math.Exp(random.Normal(0, 0.03))), at);
            Write(records.Metrics.Next(), "process.cpu_share", null, Math.Round(Math.Clamp((0.22 * load) + random.Normal(0.05, 0.02), 0.01, 1), 3), at);
            Write(records.Metrics.Next(), "process.memory_mb", null, Math.Round(random.Normal(640, 20)), at);
            Write(records.Metrics.Next(), "queue.depth", null, Math.Round(random.Exponential(4 * load)), at);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string? route, double value, DateTime at)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteStartObject("labels"u8);
        json.WriteString("service"u8, "marketplace-api");
        if (route is not null) json.WriteString("route"u8, route);
        json.WriteEndObject();
        json.WriteNumber("value"u8, value);
        json.WriteString("timestamp"u8, at);
        json.WriteEndObject();
    }
}
