using Analytics.Contracts.Monitoring;
using Analytics.Core.Measures;
using Analytics.Core.Monitors;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;
using Analytics.Core.Tests.Privacy;
using Analytics.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Analytics.Core.Tests.Monitors;

/// <summary>The capability over a real document file, on a clock of its own, with checks that a test writes. It can be restarted.</summary>
internal sealed class MonitorWorld : IDisposable
{
    private static readonly string[] Names = [MonitorChecks.Drift, MonitorChecks.Quality, MonitorChecks.Performance, MonitorChecks.Multivariate];

    private readonly TemporaryFolder folder = new();
    private readonly KeyRing ring;
    private LiteDocuments documents = null!;

    public MonitorWorld()
    {
        ring = Opened.OpenRing(folder.Path, new PrivacyOptions { MasterKey = Opened.MasterKey });
        Open();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 27, 12, 30, 0, TimeSpan.Zero));

    public ArrivedRows Arrived { get; } = new();

    public MonitorOptions Options { get; } = new() { Defaults = false, Timeout = TimeSpan.FromSeconds(5) };

    public bool NeedsRows { get; set; } = true;

    /// <summary>What the checks find.</summary>
    public Func<MonitorQuestion, CancellationToken, Task<IReadOnlyList<Finding>>> Finds { get; set; } = (question, _) => Task.FromResult<IReadOnlyList<Finding>>([Found(question)]);

    public ModelRegistry Registry { get; private set; } = null!;

    public MonitorRegister Register { get; private set; } = null!;

    public MonitorHistory History { get; private set; } = null!;

    public AlarmBudgets Budgets { get; private set; } = null!;

    public MonitorCycle Cycle { get; private set; } = null!;

    public MonitorChecks Checks { get; private set; } = null!;

    public MeasureEngine Engine { get; private set; } = null!;

    public static Finding Found(MonitorQuestion question, FindingStatus status = FindingStatus.Ok) =>
        new() { Check = question.Definition.Check, Subject = "features.age", Status = status, Because = "It is so.", Score = 0.1, N = 500 };

    public static MonitorDefinition Monitor(string uid = "ages") => new()
    {
        Uid = uid,
        Model = "churn",
        Check = "drift",
        Window = new MonitorWindow { Kind = "fixed", Length = TimeSpan.FromHours(1) },
    };

    public async Task StartAsync(params MonitorDefinition[] monitors)
    {
        await Registry.LoadAsync(default);
        await Cycle.LoadAsync(default);
        foreach (var monitor in monitors) Xunit.Assert.Empty((await Register.PutAsync(monitor, null, default)).Faults);
    }

    public async Task<IReadOnlyList<MonitorResult>> TurnAsync(string uid = "ages")
    {
        await Cycle.TurnAsync(default);
        return await History.ListAsync(Register.Find(uid)!, 100, default);
    }

    /// <summary>As if the service had been stopped here: only what is in the file is known afterwards.</summary>
    public async Task RestartAsync()
    {
        Close();
        Open();
        await StartAsync();
    }

    public void Dispose()
    {
        Close();
        ring.Dispose();
        folder.Dispose();
    }

    private void Close()
    {
        Register.Dispose();
        Budgets.Dispose();
        Registry.Dispose();
        documents.Dispose();
    }

    private void Open()
    {
        documents = new LiteDocuments(folder.Path, ring.DocumentsPassword);
        var settings = Microsoft.Extensions.Options.Options.Create(Options);
        Registry = new ModelRegistry(documents, Clock);
        Engine = new MeasureEngine(Arrived, Registry);
        Checks = new MonitorChecks([.. Names.Select(name => new MonitorCheck { Name = name, Summary = "A check of this test.", Sources = name == MonitorChecks.Performance ? [EventSource.Predictions, EventSource.Labels] : [EventSource.Predictions], NeedsRows = NeedsRows, FindAsync = (question, token) => Finds(question, token) })]);
        Register = new MonitorRegister(documents, Registry, Checks, Engine, settings);
        History = new MonitorHistory(documents, settings, Clock);
        Budgets = new AlarmBudgets(documents);
        var runner = new MonitorRunner(Checks, History, Budgets, Engine, settings, Clock, NullLogger<MonitorRunner>.Instance);
        Cycle = new MonitorCycle(Register, Checks, History, runner, Budgets, Arrived, settings, Clock, NullLogger<MonitorCycle>.Instance);
    }
}
