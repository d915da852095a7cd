import { join } from 'node:path';

/** The whole configuration (Dovecot 2.3): IMAP alone, on the loopback, as one user, with nothing outside `folder`. */
export function dovecotSettings(of: {
  folder: string;
  root: string;
  port: number;
  user: string;
  group: string;
  uid: number;
  gid: number;
}): string {
  const { folder } = of;
  const programs = join(of.root, 'usr/lib/dovecot');
  return `base_dir = ${folder}/base
state_dir = ${folder}/state
libexec_dir = ${programs}
mail_plugin_dir = ${programs}/modules
login_plugin_dir = ${programs}/modules/login
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = ${of.user}
default_internal_group = ${of.group}
default_login_user = ${of.user}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:${folder}/mail/%u
mail_max_userip_connections = 100
import_environment = $import_environment LD_LIBRARY_PATH
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${folder}/people
}
userdb {
  driver = static
  args = uid=${of.uid} gid=${of.gid} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${of.port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}
