/** Endings of files that run, mount or redirect when they are opened. */
const dangerousEndings =
  /\.(ade|adp|apk|app|appx|appxbundle|bat|chm|cmd|com|cpl|diagcab|dll|dmg|docm|dotm|exe|hta|htm|html|img|ins|iqy|iso|isp|jar|jnlp|js|jse|lib|lnk|mde|mht|mhtml|msc|msi|msix|msp|mst|nsh|one|pif|pptm|ps1|psm1|reg|scf|scr|sct|settingcontent-ms|sh|shb|svg|svgz|sys|url|vb|vbe|vbs|vhd|vhdx|vxd|wsc|wsf|wsh|xhtml|xlam|xll|xlsm|xltm|xml|xps|xsl)$/i;

const dangerousTypes: ReadonlySet<string> = new Set([
  'application/java-archive',
  'application/java-vm',
  'application/vnd.android.package-archive',
  'application/vnd.ms-cab-compressed',
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.ms-htmlhelp',
  'application/vnd.ms-powerpoint.presentation.macroenabled.12',
  'application/vnd.ms-word.document.macroenabled.12',
  'application/x-apple-diskimage',
  'application/x-elf',
  'application/x-iso9660-image',
  'application/x-mach-binary',
  'application/x-ms-shortcut',
  'application/x-msdownload',
  'application/x-msi',
  'application/x-shockwave-flash',
  'application/xml',
  'image/svg+xml',
  'text/html',
]);

/** Pictures that are re-encoded before anybody sees them, see `picture`. */
const pictureTypes: ReadonlySet<string> = new Set([
  'image/avif',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/tiff',
  'image/webp',
]);

/**
 * How a file may be served: `picture` only through re-encoding, `download` as an attachment, `warned` likewise but
 * with a warning first, because opening it may run it. Nothing is ever served inline as it came.
 */
export function serving(filename: string, sniffedType: string | null): 'picture' | 'download' | 'warned' {
  if (sniffedType !== null && pictureTypes.has(sniffedType)) return 'picture';
  if (dangerousEndings.test(filename) || (sniffedType !== null && dangerousTypes.has(sniffedType)))
    return 'warned';
  return 'download';
}
