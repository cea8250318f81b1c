//! How the page looks, and the little that moves in it.

/// The page's style: a column on a phone, two beside each other on a desk, plain black on paper.
pub(super) const STYLE: &str = "
:root{--ink:#1f2328;--dim:#5f6b76;--line:#d9dee3;--paper:#fff;--back:#f5f6f8;--me:#b45309;--them:#0f6e84;--none:#8a949e;
--urgent:#b42318;--today:#b45309;--soon:#0f6e84;--waiting:#5f6b76;--nothing:#8a949e}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--dim:#9aa5af;--line:#343b42;--paper:#1b1f24;--back:#121519;--me:#f0a44b;
--them:#55bcd3;--none:#77818b;--urgent:#ff8a7a;--today:#f0a44b;--soon:#55bcd3;--waiting:#9aa5af;--nothing:#77818b}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--ink);font-family:system-ui,-apple-system,'Hiragino Sans','Noto Sans CJK JP','Noto Sans JP',
'Yu Gothic UI',sans-serif;font-size:16px;line-height:1.7;overflow-wrap:anywhere}
main,header{max-width:64rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.5rem}
h1{font-size:1.4rem;margin:0}
h2{font-size:1.1rem;margin:2.2rem 0 .6rem}
.dim{color:var(--dim);font-size:.875rem}
.counts{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0;padding:0;list-style:none}
.counts li{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:.35rem .8rem;min-width:4.8rem}
.counts strong{display:block;font-size:1.4rem;line-height:1.2;font-variant-numeric:tabular-nums}
.counts span{font-size:.8125rem;color:var(--dim)}
.urgent strong,.level.urgent{color:var(--urgent)}.today strong,.level.today{color:var(--today)}.soon strong,.level.soon{color:var(--soon)}
.waiting strong,.level.waiting{color:var(--waiting)}.nothing strong,.level.nothing{color:var(--nothing)}
form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;position:sticky;top:0;background:var(--back);padding:.6rem 0;z-index:1}
select,input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.4rem;padding:.35rem .6rem;min-height:2.6rem}
input{flex:1 1 16rem;min-width:0}
article{background:var(--paper);border:1px solid var(--line);border-left:.3rem solid var(--none);border-radius:.5rem;padding:.8rem 1rem;margin:.7rem 0}
article.me{border-left-color:var(--me)}article.them{border-left-color:var(--them)}
article h3{font-size:1rem;margin:0;display:flex;flex-wrap:wrap;gap:.15rem .7rem;align-items:baseline}
.level{font-size:.8125rem;font-weight:700}
.state{font-size:.875rem;color:var(--dim);font-weight:400}
.news{font-size:.75rem;border:1px solid var(--line);border-radius:1rem;padding:0 .6rem}
article p{margin:.3rem 0}
.act{font-weight:600}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .9rem;margin:.4rem 0;font-size:.9375rem}
dt{color:var(--dim)}dd{margin:0}
.where{font-size:.8125rem;color:var(--dim)}
details{margin:.4rem 0}
summary{cursor:pointer;color:var(--them);min-height:2rem}
pre{white-space:pre-wrap;font:inherit;background:var(--back);border:1px solid var(--line);border-radius:.4rem;padding:.7rem .9rem;margin:.4rem 0}
button{font:inherit;cursor:pointer;border:1px solid var(--line);background:var(--paper);color:inherit;border-radius:.4rem;padding:.35rem 1rem;min-height:2.6rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:middle;font-weight:400}
th{color:var(--dim)}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.bar{display:block;height:.8rem;border-radius:.2rem;background:var(--none);min-width:2px}
.bar.me{background:var(--me)}.bar.them{background:var(--them)}
.stack{display:flex;height:.9rem;min-width:7rem;border-radius:.2rem;overflow:hidden;background:var(--line)}
.stack i{display:block}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.8125rem;color:var(--dim);margin:.3rem 0}
.key i{display:inline-block;width:.8rem;height:.8rem;border-radius:.15rem;margin-right:.35rem;vertical-align:-.05rem}
.g0{background:#0b5563}.g1{background:#1f7f92}.g2{background:#5aa9b8}.g3{background:#e3b95b}.g4{background:#d98a2b}.g5{background:#b4531a}.g6{background:#8c2f14}
.row{display:grid;grid-template-columns:minmax(6rem,14rem) 1fr;gap:.7rem;align-items:center;padding:.15rem 0;border-bottom:1px solid var(--line);font-size:.875rem}
.row>span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.track{position:relative;height:1rem;background:var(--back);border-radius:.2rem;overflow:hidden}
.track i{position:absolute;top:0;bottom:0;min-width:2px;background:var(--none)}
.track i.me{background:var(--me)}.track i.them{background:var(--them)}
.axis{display:flex;justify-content:space-between;font-size:.75rem;color:var(--dim);margin-left:calc(min(14rem,100%) + .7rem)}
.panel{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:.6rem 1rem;overflow-x:auto}
.none{color:var(--dim)}
footer{max-width:64rem;margin:2rem auto;padding:0 1rem;font-size:.8125rem;color:var(--dim)}
[hidden]{display:none!important}
@media (max-width:36rem){select{flex:1 1 9rem;min-width:0}input{flex-basis:100%}form{position:static}.row{grid-template-columns:1fr;gap:.1rem}.axis{margin-left:0}.wide{display:none}
.counts li{flex:1 1 0;min-width:0;padding:.3rem .5rem}.gaps tr{display:flex;flex-wrap:wrap;border-bottom:1px solid var(--line);padding:.3rem 0}
.gaps tr:first-child{display:none}.gaps th,.gaps td{border:0;padding:.1rem .7rem .1rem 0}.gaps th{flex:1 1 50%}.gaps td:last-child{flex:1 1 100%;width:auto!important}
th,td{padding-right:.4rem}.panel{padding:.5rem .7rem}}
@media print{body{background:#fff;color:#000;font-size:10.5pt}form,button{display:none}article,.panel{break-inside:avoid;border-color:#999}
details>pre{display:block}details::details-content{content-visibility:visible;display:block}.bar,.stack i,.track i,.key i{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
";

/// Filters and copying; without it the page shows everything.
pub(super) const SCRIPT: &str = "
'use strict';
const form=document.querySelector('form'),all=[...document.querySelectorAll('article')],left=document.querySelector('#left');
const norm=s=>s.normalize('NFKC').toLowerCase();
function choose(){const side=form.side.value,level=form.level.value,state=form.state.value,words=norm(form.words.value).split(/\\s+/).filter(Boolean);let n=0;
for(const a of all){const d=a.dataset,text=norm(a.textContent);
const show=(!side||d.side===side)&&(!level||d.level===level)&&(!state||d.state===state)&&words.every(w=>text.includes(w));a.hidden=!show;n+=show;}
left.textContent=n+' 件';}
form.addEventListener('input',choose);form.addEventListener('submit',e=>e.preventDefault());form.hidden=false;choose();
document.addEventListener('click',async e=>{const b=e.target.closest('button[data-copy]');if(!b)return;const pre=b.parentElement.querySelector('pre');
try{await navigator.clipboard.writeText(pre.textContent);}catch{const s=getSelection(),r=document.createRange();r.selectNodeContents(pre);s.removeAllRanges();s.addRange(r);
document.execCommand('copy');}
const was=b.textContent;b.textContent='コピーしました';setTimeout(()=>{b.textContent=was;},1500);});
addEventListener('beforeprint',()=>document.querySelectorAll('details').forEach(d=>{d.open=true;}));
";
