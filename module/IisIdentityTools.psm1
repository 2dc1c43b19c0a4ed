# Chooses the assembly for the engine that is running. Keep this file free of classes and functions: each one slows down the import.
$framework = if ([Environment]::Version.Major -ge 8) { 'net8.0' } else { 'netstandard2.0' }
$path = [IO.Path]::Combine($PSScriptRoot, 'bin', $framework, 'IisIdentityTools.PowerShell.dll')

if (-not [IO.File]::Exists($path)) {
    throw "IisIdentityTools is not built: there is no '$path'. In a checkout run './build.ps1 -Task Build' first; an installed module is incomplete, install it again."
}

$binary = Import-Module -Name $path -PassThru

# Import-Module in a module does not stop when a DLL cannot be loaded, and .NET keeps an assembly that another version loaded before.
$loaded = if ($binary) { $binary.ImplementingAssembly }
if (-not $loaded -or ($loaded.Location -ne $path -and $loaded.GetName().Version -ne [Reflection.AssemblyName]::GetAssemblyName($path).Version)) {
    throw "IisIdentityTools could not be loaded from '$path'. If another version was used in this process, start a new PowerShell. If the module was downloaded as a .zip, run Unblock-File on its files."
}
