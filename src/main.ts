import { mount } from 'svelte';
import App from './App.svelte';
import { trustOwnScripts } from './trust-own-scripts.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/forms.css';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
trustOwnScripts(new URL(import.meta.env.BASE_URL, location.origin).href);
mount(App, { target });
