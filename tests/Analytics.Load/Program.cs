using System.CommandLine;
using Analytics.Load;

return await new RootCommand("Loads a running service, or one that it starts itself, and prints what it did as a table.")
{
    BatchScenario.Create(),
    SingleScenario.Create(),
    EvaluateScenario.Create(),
    QueryScenario.Create(),
    PagesScenario.Create(),
}.Parse(args).InvokeAsync();
