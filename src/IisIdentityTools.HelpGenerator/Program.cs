using System.Reflection;
using IisIdentityTools.HelpGenerator;

// IisIdentityTools.HelpGenerator <cmdlet assembly> <file listing its references> <folder of about topics> <folder of pages> <help folder>...
if (args.Length < 5)
{
    Console.Error.WriteLine("usage: HelpGenerator ASSEMBLY REFERENCES ABOUT-FOLDER PAGES-FOLDER HELP-FOLDER...");
    return 2;
}

var (assemblyFile, referencesFile, aboutFolder, pagesFolder, helpFolders) = (args[0], args[1], args[2], args[3], args[4..]);
var references = File.ReadAllLines(referencesFile);
var documentation = new XmlDocumentation(references.Append(assemblyFile)
    .Where(file => Path.GetFileName(file).StartsWith("IisIdentityTools.", StringComparison.Ordinal))
    .Select(file => Path.ChangeExtension(file, ".xml"))
    .Where(File.Exists));
var problems = new HelpProblems();
using var context = new MetadataLoadContext(new PathAssemblyResolver(references.Append(assemblyFile)));
var cmdlets = new CmdletReader(documentation, problems).Read(context.LoadFromAssemblyPath(assemblyFile));

var topics = Directory.GetFiles(aboutFolder, "about_*.help.txt");
if (cmdlets.Count == 0)
    problems.Add(Path.GetFileName(assemblyFile), "no cmdlet was found in it.");
if (topics.Length == 0)
    problems.Add(aboutFolder, "no about topic was found in it.");
if (problems.Any)
{
    problems.WriteTo(Console.Error);
    return 1;
}

foreach (var folder in helpFolders)
{
    TextFile.Write(Path.Combine(folder, Path.GetFileName(assemblyFile) + "-Help.xml"), MamlWriter.Write(cmdlets));
    foreach (var topic in topics)
        TextFile.Write(Path.Combine(folder, Path.GetFileName(topic)), File.ReadAllText(topic));
}

foreach (var cmdlet in cmdlets)
    TextFile.Write(Path.Combine(pagesFolder, cmdlet.Name + ".md"), MarkdownWriter.Write(cmdlet));
return 0;
