import { Application } from '@hotwired/stimulus';
import Signature from 'kept/signature';

Application.start().register('signature', Signature);
