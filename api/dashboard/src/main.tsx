import { render } from 'preact';
import { App } from './app/App';
import { interceptLinks } from './app/router';
import { applyTheme } from './app/theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/components.css';
import './styles/charts.css';

applyTheme();
interceptLinks();
render(<App />, document.getElementById('app')!);
