import '@hotwired/turbo';
import { Application } from '@hotwired/stimulus';
import Draft from 'kept/draft';
import Keys from 'kept/keys';
import Lines from 'kept/lines';
import { follow } from 'kept/live';
import Signature from 'kept/signature';

const application = Application.start();
application.register('draft', Draft);
application.register('keys', Keys);
application.register('lines', Lines);
application.register('signature', Signature);
follow();
